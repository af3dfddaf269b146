import rule from '../../../src/rules/data/rds-public-dual-stack-exposed.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (data: Parameters<typeof build<'db-instance'>>[1] = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'orders',
    NetworkType: 'DUAL',
    PubliclyAccessible: true,
    Endpoint: { Port: 5432 },
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
    DBSubnetGroup: { DBSubnetGroupName: 'data', VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
    ...data,
  });
const group = (CidrIpv6: string) =>
  build('security-group', {
    GroupId: 'sg-1',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, Ipv6Ranges: [{ CidrIpv6 }] }],
  });
const subnet = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
type Target = NonNullable<Parameters<typeof build<'route-table'>>[1]['Routes']>[number];
const table = (target: Target) =>
  build('route-table', {
    RouteTableId: 'rtb-1',
    VpcId: 'vpc-1',
    Associations: [{ Main: true }],
    Routes: [{ DestinationIpv6CidrBlock: '::/0', State: 'active', ...target }],
  });
const toInternet = table({ GatewayId: 'igw-1' });

describeRule(rule, {
  flagged: {
    'a public instance that admits ::/0': { given: [instance(), group('::/0'), subnet, toInternet], says: 'sg-1 admits ::/0 to port 5432' },
  },
  silent: {
    'a narrower range': { given: [instance(), group('2001:db8::/56'), subnet, toInternet] },
    'subnets whose IPv6 leaves through an egress-only gateway': {
      given: [instance(), group('::/0'), subnet, table({ EgressOnlyInternetGatewayId: 'eigw-1' })],
    },
    'a private instance, which RDS keeps from the internet': {
      given: [instance({ PubliclyAccessible: false }), group('::/0'), subnet, toInternet],
      as: 'not-applicable',
    },
    'an IPv4-only instance': { given: [instance({ NetworkType: 'IPV4' }), group('::/0'), subnet, toInternet], as: 'not-applicable' },
  },
  unknown: {
    'a security group that is not in sight': { given: [instance(), subnet, toInternet], says: 'sg-1' },
    'subnets that are not in sight': { given: [instance(), group('::/0')], says: 'whether the internet reaches' },
    'an instance without a port': { given: [instance({ Endpoint: {} }), group('::/0')], says: 'no port' },
  },
});
