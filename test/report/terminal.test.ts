import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { sanitise } from '../../src/report/sanitise.ts';
import { makeStyle, wantsColour } from '../../src/report/style.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { build, denied, inventory } from '../support/build.ts';

const options = { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [] } as const;
const plain = { columns: 80, colour: false };
const textOf = (...[report, surface]: Parameters<typeof renderTerminal>): string => [...renderTerminal(report, surface)].join('');

describe('names that a terminal would obey', () => {
  const hostile = [
    '\u001b[2J\u001b[31mred',
    'line\nbreak',
    'bell\u0007',
    '\u202egnp.exe',
    '\u2066x\u2069',
    '\u009b1m',
    '\ud800',
    'a\rb',
    '\u2028',
    '\ufeff',
  ];
  test.each(hostile)('%j is shown by its code points', (name) => {
    const vpc = build('vpc', { VpcId: `vpc-${name}`, CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: name }] });
    const report = audit(inventory([vpc]), options);
    // A snapshot may have been written by anybody, and say anything in the place of a block.
    const readiness = report.readiness.map((row) => ({ ...row, cidrs: [name] }));
    const text = textOf({ ...report, readiness }, plain);
    expect(text).toContain('vpc-ipv6-cidr-missing');
    // oxlint-disable-next-line no-control-regex -- the control characters are the point
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
  });
  test('nothing is left to obey in any text, and harmless text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // oxlint-disable-next-line no-control-regex -- the control characters are the point
        expect(sanitise(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
      }),
    );
    expect(sanitise('café 東京 🚀 10.0.0.0/16 ::/0')).toBe('café 東京 🚀 10.0.0.0/16 ::/0');
  });
});

describe('the width', () => {
  test.each([40, 80, 110, 300])('%s columns are kept', (columns) => {
    const style = makeStyle({ columns, colour: false });
    const lines = style.block(6, 'word '.repeat(100));
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(Math.min(columns, 110));
  });
  test('a broken command can be copied back together', () => {
    const command = 'aws ec2 create-route --route-table-id rtb-1 --destination-ipv6-cidr-block 64:ff9b::/96 --nat-gateway-id nat-1';
    const lines = makeStyle({ columns: 50, colour: false }).command(4, command);
    expect(lines.length).toBeGreaterThan(1);
    expect(
      lines
        .join('\n')
        .replaceAll(/ \\\n +/g, ' ')
        .trim(),
    ).toBe(command);
  });
});

describe('colour', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('%j, terminal %s: %s', (environment, isTerminal, expected) => expect(wantsColour(environment, isTerminal)).toBe(expected));
  test('changes nothing but the colours', () => {
    const report = audit(inventory([build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' })], [denied('subnet')]), options);
    // oxlint-disable-next-line no-control-regex -- the escape sequences are the point
    expect(textOf(report, { ...plain, colour: true }).replaceAll(/\u001b\[\d+m/g, '')).toBe(textOf(report, plain));
  });
});

describe('what was not read', () => {
  const report = audit(
    inventory([build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' })], [denied('nat-gateway'), denied('subnet')]),
    options,
  );
  const text = textOf(report, plain);
  test('is named with the action to grant', () => {
    expect(text).toContain('Not read, and so unknown');
    expect(text).toContain('access denied; grant test:Read-nat-gateway');
  });
  test('keeps every VPC from being ready', () => expect(report.readiness.map(({ status }) => status)).not.toContain('ready'));
  test('never ends in praise', () => expect(text).not.toContain('nothing to mend'));
});
