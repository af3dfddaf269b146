import rule from '../../../src/rules/edge/elb-subnet-ipv6-missing.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/x/web/1';
const balancer = (more: Parameters<typeof build<'load-balancer'>>[1] = {}) =>
  build('load-balancer', {
    LoadBalancerArn: arn,
    LoadBalancerName: 'web',
    Type: 'application',
    Scheme: 'internet-facing',
    IpAddressType: 'ipv4',
    AvailabilityZones: [{ SubnetId: 'subnet-1' }],
    ...more,
  });
const internal = balancer({ Scheme: 'internal' });
const dual = build('subnet', {
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});
const ipv4 = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const table = (...Routes: NonNullable<Parameters<typeof build<'route-table'>>[1]['Routes']>) =>
  build('route-table', { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes });
const to = (target: object) => table({ DestinationIpv6CidrBlock: '::/0', State: 'active', ...target });

describeRule(rule, {
  flagged: {
    'a subnet without a block': {
      given: [balancer(), ipv4, to({ GatewayId: 'igw-1' })],
      says: 'web stands in subnet-1 without an IPv6 block',
    },
    'a subnet without a block under an internal one': { given: [internal, ipv4, table()], says: 'without an IPv6 block' },
    'a subnet without a route': { given: [balancer({ IpAddressType: 'dualstack' }), dual, table()], says: 'without a route for ::/0' },
    'a route that lets nobody in': {
      given: [balancer(), dual, to({ EgressOnlyInternetGatewayId: 'eigw-1' })],
      says: 'without a route for ::/0',
    },
    'a route into a blackhole': {
      given: [balancer(), dual, to({ GatewayId: 'igw-1', State: 'blackhole' })],
      says: 'without a route for ::/0',
    },
  },
  silent: {
    'a block and a route': { given: [balancer(), dual, to({ GatewayId: 'igw-1' })] },
    'an internal one, which needs no route to the internet': { given: [internal, dual, table()] },
    'one on an Outpost': { given: [balancer({ CustomerOwnedIpv4Pool: 'ipv4pool-coip-1' }), ipv4, table()], as: 'not-applicable' },
  },
  unknown: {
    'a subnet that is not visible': { given: [balancer(), table()], says: 'subnet-1' },
    'a firewall in front of the internet gateway': { given: [balancer(), dual, to({ GatewayId: 'vpce-1' })], says: 'subnet-1' },
    'a VPC whose tables are not visible': { given: [balancer(), dual], says: 'cannot be told' },
    'a prefix list whose entries were not read': {
      given: [balancer(), dual, table({ DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1' })],
      says: 'cannot be told',
    },
  },
});
