import rule from '../../../src/rules/data/rds-instance-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'db-instance'>>[1];
const instance = (data: Data = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'orders',
    Engine: 'postgres',
    NetworkType: 'IPV4',
    DBInstanceStatus: 'available',
    DBSubnetGroup: { DBSubnetGroupName: 'data', VpcId: 'vpc-1' },
    ...data,
  });
const native = (EnableDns64: boolean) => build('subnet', { SubnetId: 'subnet-native', VpcId: 'vpc-1', Ipv6Native: true, EnableDns64 });
const nat = build('nat-gateway', { NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'available', ConnectivityType: 'private' });
const table = (target: object) =>
  build('route-table', {
    RouteTableId: 'rtb-1',
    VpcId: 'vpc-1',
    Associations: [{ Main: true }],
    Routes: [{ DestinationIpv6CidrBlock: '64:ff9b::/96', State: 'active', ...target }],
  });
const toNat = table({ NatGatewayId: 'nat-1' });
const source = build('db-instance', { DBInstanceIdentifier: 'primary', Engine: 'postgres', NetworkType: 'DUAL' });
const outpost = { DBSubnetGroupName: 'data', Subnets: [{ SubnetIdentifier: 'subnet-1', SubnetOutpost: { Arn: 'arn:aws:outposts:…' } }] };

describeRule(rule, {
  flagged: {
    'where nobody is IPv6-only yet': {
      given: [instance()],
      says: 'orders (postgres) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'where NAT64 works': {
      given: [instance(), native(true), toNat, nat],
      says: 'through NAT64 only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'where DNS64 is off': {
      given: [instance(), native(false), toNat, nat],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
    'where the route leads out of sight': {
      given: [instance(), native(true), table({ TransitGatewayId: 'tgw-1' })],
      says: 'need NAT64',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'where the route tables are denied': {
      given: [instance(), native(true)],
      gaps: [denied('route-table')],
      says: 'need NAT64',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
    },
    'an instance whose network type AWS leaves out': {
      given: [build('db-instance', { DBInstanceIdentifier: 'orders', Engine: 'oracle-ee' })],
      says: 'IPv4-only',
    },
    'a replica of an IPv4-only source': {
      given: [instance({ ReadReplicaSourceDBInstanceIdentifier: 'primary' }), build('db-instance', { DBInstanceIdentifier: 'primary' })],
      says: 'IPv4-only',
    },
  },
  silent: {
    'a dual-stack instance': { given: [instance({ NetworkType: 'DUAL' })] },
    'an instance of Aurora, whose cluster decides': {
      given: [instance({ Engine: 'aurora-postgresql', DBClusterIdentifier: 'shop' })],
      as: 'not-applicable',
    },
    'an instance of DocumentDB': { given: [instance({ Engine: 'docdb' })], as: 'not-applicable' },
    'an instance that is being made': { given: [instance({ DBInstanceStatus: 'creating' })], as: 'not-applicable' },
    'a replica of a dual-stack source, of which another rule speaks': {
      given: [instance({ ReadReplicaSourceDBInstanceIdentifier: 'primary' }), source],
      as: 'not-applicable',
    },
    'an instance on an Outpost, of which another rule speaks': { given: [instance({ DBSubnetGroup: outpost })], as: 'not-applicable' },
  },
  unknown: {
    'an engine that is not listed': { given: [instance({ Engine: 'custom-oracle-ee' })], says: 'custom-oracle-ee' },
    'a network type that is not known': { given: [instance({ NetworkType: 'IPV6' })], says: 'IPV6' },
  },
});
