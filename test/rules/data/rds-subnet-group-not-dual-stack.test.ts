import rule from '../../../src/rules/data/rds-subnet-group-not-dual-stack.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (SupportedNetworkTypes: string[] | undefined, ...ids: string[]) =>
  build('db-subnet-group', {
    DBSubnetGroupName: 'data',
    VpcId: 'vpc-1',
    Subnets: ids.map((SubnetIdentifier) => ({ SubnetIdentifier })),
    ...(SupportedNetworkTypes ? { SupportedNetworkTypes } : {}),
  });
const plain = build('subnet', { SubnetId: 'subnet-v4', CidrBlock: '10.0.0.0/24' });
const shared = build('subnet', { SubnetId: 'subnet-v4', CidrBlock: '10.0.0.0/24', OwnerId: '999988887777' });
const dual = build('subnet', {
  SubnetId: 'subnet-dual',
  CidrBlock: '10.0.1.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});
const native = build('subnet', { SubnetId: 'subnet-native', Ipv6Native: true });
const instance = (NetworkType: string) =>
  build('db-instance', { DBInstanceIdentifier: 'orders', NetworkType, DBSubnetGroup: { DBSubnetGroupName: 'data' } });
const neptune = build('db-cluster', { DBClusterIdentifier: 'graph', Engine: 'neptune', NetworkType: 'IPV4', DBSubnetGroup: 'data' });

describeRule(rule, {
  flagged: {
    'a group with one subnet without a block, in use': {
      given: [group(['IPV4'], 'subnet-v4', 'subnet-dual'), plain, dual, instance('IPV4')],
      says: 'data supports IPV4 only: subnet-v4 without an IPv6 block',
    },
    'a group that a Neptune cluster uses': { given: [group(['IPV4'], 'subnet-v4'), plain, neptune], says: 'subnet-v4' },
    'a group that nothing uses, for information': {
      given: [group(['IPV4'], 'subnet-v4'), plain],
      says: 'subnet-v4',
      severity: { 'dual-stack': 'info' },
    },
    'subnets of a shared VPC': { given: [group(['IPV4'], 'subnet-v4'), shared], says: 'to be done by account 999988887777' },
    'subnets that are not in sight': { given: [group(['IPV4'], 'subnet-x')], says: 'subnet-x not in sight' },
  },
  silent: {
    'a group that can be dual-stack': { given: [group(['IPV4', 'DUAL'], 'subnet-dual'), dual, instance('IPV4')] },
    'a group with a dual-stack database, of which another rule speaks': {
      given: [group(['IPV4'], 'subnet-v4'), plain, instance('DUAL')],
      as: 'not-applicable',
    },
    'a group with an IPv6-only subnet, of which another rule speaks': {
      given: [group(['IPV4'], 'subnet-dual', 'subnet-native'), dual, native],
      as: 'not-applicable',
    },
  },
  unknown: { 'a group whose network types AWS left out': { given: [group(undefined, 'subnet-v4'), plain], says: 'does not say' } },
});
