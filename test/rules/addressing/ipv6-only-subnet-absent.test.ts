import rule from '../../../src/rules/addressing/ipv6-only-subnet-absent.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')] });
const subnet = (SubnetId: string, AvailabilityZone: string, Ipv6Native = false) =>
  build('subnet', { SubnetId, VpcId: 'vpc-1', AvailabilityZone, Ipv6Native });
const eni = (SubnetId: string, InterfaceType: 'interface' | 'lambda' | 'natGateway' = 'interface') =>
  build('network-interface', { NetworkInterfaceId: `eni-${SubnetId}`, VpcId: 'vpc-1', SubnetId, InterfaceType });
const a = subnet('subnet-a', 'eu-central-1a');

describeRule(rule, {
  flagged: {
    'a VPC with workloads and no IPv6-only subnet': { given: [vpc, a, eni('subnet-a')], says: 'no IPv6-only subnet in eu-central-1a' },
    'a zone that has none while another has': {
      given: [vpc, a, subnet('subnet-6', 'eu-central-1b', true), eni('subnet-a', 'lambda')],
      says: 'in eu-central-1a',
    },
  },
  silent: {
    'an IPv6-only subnet in each zone that works': { given: [vpc, a, subnet('subnet-6', 'eu-central-1a', true), eni('subnet-a')] },
    'a VPC with nothing but a NAT gateway': { given: [vpc, a, eni('subnet-a', 'natGateway')], as: 'not-applicable' },
    'a VPC without IPv6': { given: [build('vpc', { VpcId: 'vpc-1' }), a, eni('subnet-a')], as: 'not-applicable' },
  },
  unknown: {
    'a shared VPC': { given: [build('vpc', { ...vpc.data, OwnerId: '999999999999' }), a, eni('subnet-a')], says: '999999999999' },
  },
});
