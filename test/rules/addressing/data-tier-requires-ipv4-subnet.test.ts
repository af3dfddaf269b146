import rule from '../../../src/rules/addressing/data-tier-requires-ipv4-subnet.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (rest: Parameters<typeof build<'subnet'>>[1] = {}) =>
  build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24', ...rest });
const eni = (id: string, rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', { NetworkInterfaceId: id, SubnetId: 'subnet-1', ...rest });
const instance = eni('eni-i', { Attachment: { InstanceId: 'i-1' } });
const database = eni('eni-db', { Description: 'RDSNetworkInterface' });

describeRule(rule, {
  flagged: {
    'databases beside an instance': {
      given: [subnet(), database, eni('eni-db2', { Description: 'RDSNetworkInterface' }), instance],
      says: 'subnet-1 must keep IPv4 for RDS, Aurora, Neptune or DocumentDB (2)',
    },
    'a function, which no requester manages': {
      given: [subnet(), eni('eni-l', { InterfaceType: 'lambda', RequesterManaged: false })],
      says: 'Lambda (1)',
    },
    'a shared subnet with a database of this account': { given: [subnet({ OwnerId: '999999999999' }), database], says: 'must keep IPv4' },
  },
  silent: {
    'instances and caches, which can go without': { given: [subnet(), instance, eni('eni-c', { Description: 'ElastiCache redis-001' })] },
    'a NAT gateway, whose subnet has IPv4 by its nature': { given: [subnet(), eni('eni-n', { InterfaceType: 'natGateway' })] },
    'an empty subnet': { given: [subnet()] },
    'an IPv6-only subnet': { given: [subnet({ Ipv6Native: true }), database], as: 'not-applicable' },
    'a database elsewhere': { given: [subnet(), eni('eni-x', { SubnetId: 'subnet-2', Description: 'RDSNetworkInterface' })] },
  },
  unknown: {
    'an interface of an unknown owner': {
      given: [subnet(), eni('eni-x', { Description: 'x', Status: 'in-use' })],
      says: 'who holds eni-x',
    },
    'a shared subnet': { given: [subnet({ OwnerId: '999999999999' }), instance], says: 'not visible' },
  },
});
