import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isS3, isS3Folder, parseS3, requireNotS3, withinS3 } from '../../src/snapshot/s3-address.ts';

describe('an address in S3', () => {
  test.each([
    ['s3://estate', 'estate', '', true],
    ['s3://estate/', 'estate', '', true],
    ['s3://estate/2026', 'estate', '2026', true],
    ['s3://estate/2026.11.20/', 'estate', '2026.11.20/', true],
    ['s3://estate/a.gz/', 'estate', 'a.gz/', true],
    ['s3://estate/a b/%2F?x#y/s.ndjson.gz', 'estate', 'a b/%2F?x#y/s.ndjson.gz', false],
    ['s3://estate//report.JSON', 'estate', '/report.JSON', false],
    ['s3://Old_Bucket.of.us-east-1/s.ndjson', 'Old_Bucket.of.us-east-1', 's.ndjson', false],
    ['s3://point-0a1b2c-s3alias/s.gz', 'point-0a1b2c-s3alias', 's.gz', false],
  ])('%s', (address, bucket, key, folder) => {
    expect({ ...parseS3(address), folder: isS3Folder(address), isS3: isS3(address) }).toEqual({ bucket, key, folder, isS3: true });
  });
  test.each([
    's3://',
    's3:///key.gz',
    's3:/estate/key.gz',
    'S3://estate/key.gz',
    's3://a/key.gz',
    's3://-estate/',
    's3://es:tate/',
    's3://arn:aws:s3:::x/',
  ])('%s is none, and is not looked for on disk either', (address) => {
    expect(isS3(address)).toBe(true);
    expect(() => parseS3(address)).toThrow(`${address} is no address in S3; write s3://BUCKET/PREFIX/`);
  });
  test.each(['estate/', './s3', 's3', 's3-estate/a.gz', '/s3://x'])('%s is a path', (path) => expect(isS3(path)).toBe(false));
  test('of a directory bucket says what stands against it', () => {
    expect(() => parseS3('s3://estate--use1-az4--x-s3/a/')).toThrow('s3:CreateSession');
  });
  test('keeps every key as it is, and what is within is below it', () => {
    const part = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !text.includes('/'));
    fc.assert(
      fc.property(fc.array(part), part, fc.boolean(), (parts, name, slash) => {
        const folder = `s3://estate/${parts.map((each) => `${each}/`).join('')}`;
        const given = slash ? folder : folder.slice(0, -1);
        expect(parseS3(folder).key).toBe(parts.map((each) => `${each}/`).join(''));
        expect(withinS3(given, [name])).toBe(`${folder}${name}`);
      }),
    );
  });
});

describe('what would be written to S3', () => {
  test.each([
    [
      's3://b1b/estate/',
      's3://b1b/estate/ would be written to S3, and this program only reads AWS; write a folder and copy that: aws s3 sync DIR/ s3://b1b/estate/',
    ],
    [
      's3://b1b/estate.gz',
      's3://b1b/estate.gz would be written to S3, and this program only reads AWS; write a file and copy that: aws s3 cp FILE s3://b1b/estate.gz',
    ],
  ])('%s is refused', (path, says) => {
    expect(() => requireNotS3('--output', path)).toThrow(`--output ${says}`);
  });
  test.each([undefined, 'estate/', 'estate.gz'])('%s is not', (path) => expect(requireNotS3('--output', path)).toBeUndefined());
});
