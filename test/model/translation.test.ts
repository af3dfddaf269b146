import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAddress } from '../../src/model/address.ts';
import { translate } from '../../src/model/translation.ts';

const wellKnown = '64:ff9b::/96';
const notesOn = (ipv4: string, prefix = wellKnown) => translate(ipv4, prefix).notes.join(' ');

test('what one way makes the other takes apart', () => {
  const prefixes = fc.constantFrom(
    wellKnown,
    '2001:db8::/32',
    '2001:db8:1::/48',
    '2001:db8:1:2::/64',
    '2001:db8:1:2:3:4::/96',
    '2001:db8:0:0:1:1::/96',
  );
  fc.assert(
    fc.property(prefixes, fc.bigInt(0n, 2n ** 32n - 1n), (prefix, base) => {
      const ipv4 = formatAddress({ family: 4, base });
      const there = translate(ipv4, prefix);
      expect(there.ipv4).toBe(ipv4);
      expect(translate(there.ipv6, prefix)).toEqual(there);
      if (there.mixed !== null) expect(translate(there.mixed, prefix)).toEqual(there);
    }),
  );
});

describe('the notes', () => {
  test.each(['10.0.0.1', '172.31.0.1', '192.168.0.1', '100.64.0.1', '198.19.0.1'])('%s is forbidden, and AWS does it', (ipv4) => {
    expect(notesOn(ipv4)).toMatch(/forbids 64:ff9b::\/96 .* AWS use it for them all the same/);
  });
  test.each([
    '0.0.0.0',
    '127.0.0.1',
    '169.254.169.254',
    '192.0.0.8',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
  ])('%s is forbidden', (ipv4) => {
    expect(notesOn(ipv4)).toContain('forbids');
    expect(notesOn(ipv4)).not.toContain('AWS');
  });
  test.each(['1.1.1.1', '11.0.0.1', '100.128.0.1', '172.32.0.1', '192.0.3.1', '223.255.255.255'])('%s is as good as any', (ipv4) => {
    expect(notesOn(ipv4)).toBe('');
  });
  test('a prefix of their own is no matter of AWS, and may stand for private addresses', () => {
    expect(notesOn('10.0.0.1', '2001:db8::/96')).toBe(
      'DNS64 and NAT64 of AWS know only 64:ff9b::/96; 2001:db8::/96 takes a translator of your own.',
    );
  });
  test('where the IPv4 address is split, they say so', () => {
    const split = ['2001:db8::/40', '2001:db8::/48', '2001:db8::/56', '2001:db8::/64'];
    const whole = ['2001:db8::/32', '2001:db8::/96'];
    expect([...split, ...whole].filter((prefix) => notesOn('192.0.2.1', prefix).includes('bits 64 to 71'))).toEqual(split);
  });
});
