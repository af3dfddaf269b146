import rule from '../../../src/rules/data/rds-dual-subnet-group-drift.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (data: Parameters<typeof build<'db-instance'>>[1] = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'orders',
    Engine: 'postgres',
    NetworkType: 'DUAL',
    DBInstanceStatus: 'available',
    DBSubnetGroup: { DBSubnetGroupName: 'data' },
    ...data,
  });
const cluster = build('db-cluster', { DBClusterIdentifier: 'shop', Engine: 'docdb', NetworkType: 'DUAL', DBSubnetGroup: 'data' });
const group = (...SupportedNetworkTypes: string[]) =>
  build('db-subnet-group', { DBSubnetGroupName: 'data', SupportedNetworkTypes, Subnets: [{ SubnetIdentifier: 'subnet-1' }] });
const bare = build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24' });
const dual = build('subnet', {
  SubnetId: 'subnet-1',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});

describeRule(rule, {
  flagged: {
    'a group that lost dual-stack': {
      given: [instance(), group('IPV4'), bare],
      says: 'its subnet group data supports IPV4 only (subnet-1 without an IPv6 block)',
    },
    'the same under a cluster': { given: [cluster, group('IPV4'), bare], says: 'shop is dual-stack, but' },
    'what AWS itself reports': {
      given: [instance({ DBInstanceStatus: 'incompatible-network' }), group('IPV4', 'DUAL'), dual],
      says: 'reports it as incompatible-network',
    },
  },
  silent: {
    'a group that supports dual-stack': { given: [instance(), group('IPV4', 'DUAL'), dual] },
    'an IPv4-only instance': { given: [instance({ NetworkType: 'IPV4' }), group('IPV4'), bare], as: 'not-applicable' },
    'an instance of a cluster, which is judged itself': {
      given: [instance({ DBClusterIdentifier: 'shop' }), group('IPV4'), bare],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a group that is not in sight': { given: [instance()], says: 'data' },
    'a group whose network types AWS left out': { given: [instance(), group(), dual], says: 'data' },
  },
});
