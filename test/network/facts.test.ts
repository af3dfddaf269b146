import { describe, expect, test } from 'vitest';
import { byItsOwner, hasPublicIpv6, ipv4Cidrs, ipv6Cidrs, isShared, isVacant, usableIpv4 } from '../../src/network/facts.ts';
import { associated, build } from '../support/build.ts';

const withIpv6 = (...Ipv6CidrBlockAssociationSet: NonNullable<Parameters<typeof build<'vpc'>>[1]['Ipv6CidrBlockAssociationSet']>) =>
  build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet });
const block = (text: string, Ipv6AddressAttribute: 'public' | 'private') => ({ ...associated(text), Ipv6AddressAttribute });

describe('blocks in use', () => {
  test('leave out what AWS lists of the past', () => {
    const past = { Ipv6CidrBlock: '2001:db8::/56', Ipv6CidrBlockState: { State: 'disassociated' } } as const;
    expect(ipv6Cidrs(withIpv6(past, associated('2001:db8:1::/56')))).toEqual(['2001:db8:1::/56']);
  });
  test('fall back to the first IPv4 block where AWS lists no associations', () => {
    expect(ipv4Cidrs(build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }))).toEqual(['10.0.0.0/16']);
  });
});

describe('hasPublicIpv6', () => {
  test.each([
    ['AWS says public', [block('2001:db8::/56', 'public')], true],
    ['AWS says private', [block('2001:db8::/56', 'private')], false],
    ['one of both', [block('fd00::/56', 'private'), block('2001:db8::/56', 'public')], true],
    ['unique local addresses tell by themselves', [associated('fd00::/56')], false],
    ['global addresses do not', [associated('2001:db8::/56')], undefined],
    ['nothing is there', [], false],
  ] as const)('%s', (_, blocks, expected) => expect(hasPublicIpv6(withIpv6(...blocks))).toBe(expected));
});

describe('subnets', () => {
  const subnet = (CidrBlock: string, AvailableIpAddressCount?: number) =>
    build('subnet', { SubnetId: 'subnet-1', CidrBlock, ...(AvailableIpAddressCount === undefined ? {} : { AvailableIpAddressCount }) });
  test.each([
    ['10.0.0.0/28', 11],
    ['10.0.0.0/24', 251],
    ['', 0],
  ])('%s has %i usable addresses', (text, count) => expect(usableIpv4(subnet(text))).toBe(count));
  test.each([
    [subnet('10.0.0.0/24', 251), true],
    [subnet('10.0.0.0/24', 250), false],
    [subnet('10.0.0.0/24'), false],
    [subnet('', 0), false],
  ])('%# vacancy', (of, expected) => expect(isVacant(of)).toBe(expected));
});

test('a resource of another account is shared, and its mend is for the owner', () => {
  const [own, foreign] = [
    build('vpc', { VpcId: 'vpc-1', OwnerId: '111122223333' }),
    build('vpc', { VpcId: 'vpc-2', OwnerId: '999999999999' }),
  ];
  expect([isShared(own), isShared(foreign)]).toEqual([false, true]);
  expect([byItsOwner(own), byItsOwner(foreign)]).toEqual(['', ' (to be done by account 999999999999, which shares it)']);
});
