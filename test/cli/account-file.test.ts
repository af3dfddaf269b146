import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readAccounts } from '../../src/cli/account-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-accounts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'accounts');
const read = (text: string) => {
  writeFileSync(file, text);
  return readAccounts(file);
};

const role = 'arn:aws-us-gov:iam::012345678901:role/path/reader';

describe('a list of accounts', () => {
  test.each([
    ['lines', `# all of them\n\n012345678901 # the first\r\n${role}\n`, [{ id: '012345678901' }, { id: '012345678901', roleArn: role }]],
    ['YAML, with zeros at the beginning', '- 012345678901\n- id: 012345678902\n', [{ id: '012345678901' }, { id: '012345678902' }]],
    [
      'YAML with everything',
      `# list\n- id: 012345678901\n  role-arn: ${role}\n  external-id: a/b:c\n  name: Payments\n  regions: [eu-central-1, us-gov-west-1]\n`,
      [{ id: '012345678901', roleArn: role, externalId: 'a/b:c', name: 'Payments', regions: ['eu-central-1', 'us-gov-west-1'] }],
    ],
    ['JSON', `[{"role-arn": "${role}"}, "012345678902"]`, [{ id: '012345678901', roleArn: role }, { id: '012345678902' }]],
  ])('%s', async (_name, text, entries) => expect(await read(text)).toEqual(entries));

  test.each([
    ['', 'is empty.'],
    ['# nothing\n', 'is empty.'],
    ['[]', 'is empty.'],
    [
      '111122223333\n\n12345\n',
      `Line 3 of the list of accounts ${file}: "12345" is neither an account id of 12 digits nor the ARN of a role.`,
    ],
    ['arn:aws:iam::111122223333:user/me', 'Line 1 of the list'],
    ['- 111122223333\n- id: 4\n', `Line 2 of the list of accounts ${file}: id must be 12 digits.`],
    ['- id: 111122223333\n  rol-arn: x\n', `Line 2 of the list of accounts ${file}: there is no key "rol-arn"; did you mean role-arn?`],
    ['- name: x\n', 'Line 1 of the list of accounts FILE: the account has neither id nor role-arn.'],
    [
      `- name: x\n  role-arn: ${role}\n  id: 111122223333`,
      'Line 1 of the list of accounts FILE: id is 111122223333, and role-arn is of account 012345678901.',
    ],
    [
      '- id: 111122223333\n  regions: eu-central-1',
      'Line 2 of the list of accounts FILE: regions must be a list of regions such as [eu-central-1].',
    ],
    ['- id: 111122223333\n  external-id: a b', 'external-id must be 2 to 1224'],
    ['accounts:\n  - 111122223333', 'it is not a list, in which each account begins with a dash'],
    ['- [111122223333]', 'an account is an id, a role ARN, or keys'],
    ['[\n  {"id": "111122223333"},\n  {"id": }\n', 'it is not YAML'],
  ])('%j is refused in one sentence', async (text, says) => {
    const error = await read(text).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error?.name).toBe('UserError');
    expect(error?.message).toContain(says.replace('FILE', file));
    expect(error?.message).not.toContain('\n');
  });
  test('that is not there', async () => {
    await expect(readAccounts(join(folder, 'none'))).rejects.toThrow('There is no list of accounts at ');
  });
});
