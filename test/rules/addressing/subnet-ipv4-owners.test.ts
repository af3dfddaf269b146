import rule from '../../../src/rules/addressing/subnet-ipv4-owners.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (CidrBlock: string, AvailableIpAddressCount: number, rest: Parameters<typeof build<'subnet'>>[1] = {}) =>
  build('subnet', { SubnetId: 'subnet-1', CidrBlock, AvailableIpAddressCount, ...rest });
const eni = (id: string, addresses: number, rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', {
    NetworkInterfaceId: id,
    SubnetId: 'subnet-1',
    PrivateIpAddresses: Array.from({ length: addresses }, (_, index) => ({ PrivateIpAddress: `10.0.0.${index + 4}` })),
    ...rest,
  });
const web = eni('eni-1', 3, { Attachment: { InstanceId: 'i-1' }, Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] });
const db = eni('eni-2', 1, { Description: 'RDSNetworkInterface' });
const pods = eni('eni-3', 1, {
  Attachment: { InstanceId: 'i-2' },
  Description: 'aws-K8S-i-2',
  Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.16/28' }],
});

describeRule(rule, {
  flagged: {
    'a subnet that runs short': {
      given: [subnet('10.0.0.0/28', 5), web, db],
      says: 'of 6 taken addresses in subnet-1, 3 are of owners that can do without IPv4: EC2 instance 3 (1 of 1 interfaces with IPv6); RDS, Aurora, Neptune or DocumentDB 1 (0 of 1 interfaces with IPv6); not shown or reserved 2',
    },
    'prefixes, which count as sixteen': { given: [subnet('10.0.0.0/27', 4), pods], says: 'EKS pods (VPC CNI) 17 (0 of 1' },
    'a subnet full of what is not shown': { given: [subnet('10.0.0.0/28', 0)], says: 'not shown or reserved 11' },
  },
  silent: {
    'a subnet with room': { given: [subnet('10.0.0.0/24', 200), web, db] },
    'an IPv6-only subnet': { given: [subnet('', 0, { Ipv6Native: true })], as: 'not-applicable' },
  },
  unknown: {
    'a shared subnet that runs short': { given: [subnet('10.0.0.0/28', 2, { OwnerId: '999999999999' }), web], says: 'not visible' },
    'a count that AWS left out': { given: [build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24' })], says: 'did not say' },
  },
});
