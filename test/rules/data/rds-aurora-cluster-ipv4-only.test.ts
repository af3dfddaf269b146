import rule from '../../../src/rules/data/rds-aurora-cluster-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'db-cluster'>>[1] = {}) =>
  build('db-cluster', {
    DBClusterIdentifier: 'shop',
    Engine: 'aurora-postgresql',
    EngineVersion: '16.4',
    NetworkType: 'IPV4',
    DBSubnetGroup: 'data',
    ...data,
  });
const group = build('db-subnet-group', { DBSubnetGroupName: 'data', VpcId: 'vpc-1' });
const native = build('subnet', { SubnetId: 'subnet-native', VpcId: 'vpc-1', Ipv6Native: true });

describeRule(rule, {
  flagged: {
    'a cluster of a later line than the listed ones': {
      given: [cluster(), group],
      says: 'shop (aurora-postgresql 16.4) is IPv4-only: IPv6-only clients would need NAT64',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a cluster beside IPv6-only subnets without NAT64': {
      given: [cluster(), group, native],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
    'a version that takes no dual-stack mode': { given: [cluster({ EngineVersion: '14.2' })], says: 'must be upgraded' },
    'an old Aurora MySQL': {
      given: [cluster({ Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.08.3' })],
      says: 'must be upgraded',
    },
    'a current Aurora MySQL': {
      given: [cluster({ Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.04.1' })],
      says: '3.04.1) is IPv4-only: ',
    },
  },
  silent: {
    'a dual-stack cluster': { given: [cluster({ NetworkType: 'DUAL' })] },
    'an express cluster, of which another rule speaks': { given: [cluster({ VPCNetworkingEnabled: false })], as: 'not-applicable' },
    'a cluster of Neptune, which the same call lists': { given: [cluster({ Engine: 'neptune' })], as: 'not-applicable' },
    'a Multi-AZ DB cluster': { given: [cluster({ Engine: 'postgres' })], as: 'not-applicable' },
  },
  unknown: {
    'a serverless cluster of the first kind': { given: [cluster({ EngineMode: 'serverless' })], says: 'not known' },
    'an engine without listed versions': { given: [cluster({ Engine: 'aurora', EngineVersion: '5.6.10a' })], says: 'not known' },
  },
});
