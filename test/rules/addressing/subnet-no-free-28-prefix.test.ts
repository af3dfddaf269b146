import rule from '../../../src/rules/addressing/subnet-no-free-28-prefix.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (CidrBlock: string, AvailableIpAddressCount: number, rest: Parameters<typeof build<'subnet'>>[1] = {}) =>
  build('subnet', { SubnetId: 'subnet-1', CidrBlock, AvailableIpAddressCount, ...rest });
const eni = (id: string, rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', { NetworkInterfaceId: id, SubnetId: 'subnet-1', ...rest });
const single = (PrivateIpAddress: string) => eni(PrivateIpAddress, { PrivateIpAddresses: [{ PrivateIpAddress }] });
const pods = eni('eni-pods', { Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.16/28' }] });

describeRule(rule, {
  flagged: {
    'one address in each block that prefixes leave': {
      given: [subnet('10.0.0.0/26', 42), pods, single('10.0.0.40')],
      says: 'subnet-1 (10.0.0.0/26) has no free block of /28, though 42 addresses are free and 1 interfaces take prefixes',
    },
    'a /27, whose blocks both hold addresses that AWS keeps': { given: [subnet('10.0.0.0/27', 26), pods], says: 'no free block' },
  },
  silent: {
    'a block that is free': { given: [subnet('10.0.0.0/26', 43), pods] },
    'a subnet without prefixes': { given: [subnet('10.0.0.0/26', 42), single('10.0.0.40')], as: 'not-applicable' },
    'an IPv6-only subnet': { given: [subnet('', 0, { Ipv6Native: true })], as: 'not-applicable' },
  },
  unknown: {
    'a free block where AWS counts addresses that it does not show': { given: [subnet('10.0.0.0/26', 30), pods], says: 'seems to have 1' },
    'a shared subnet': { given: [subnet('10.0.0.0/26', 43, { OwnerId: '999999999999' }), pods], says: 'not all' },
  },
});
