import rule from '../../../src/rules/data/rds-multi-az-cluster-no-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'db-cluster'>>[1]) =>
  build('db-cluster', { DBClusterIdentifier: 'shop', DBClusterInstanceClass: 'db.m6gd.large', DBSubnetGroup: 'data', ...data });
const group = build('db-subnet-group', { DBSubnetGroupName: 'data', VpcId: 'vpc-1' });

describeRule(rule, {
  flagged: {
    'a Multi-AZ DB cluster of PostgreSQL': {
      given: [cluster({ Engine: 'postgres' }), group],
      says: 'shop is a Multi-AZ DB cluster (postgres)',
      severity: { 'dual-stack': 'blocker', 'ipv6-only': 'low' },
    },
    'one of MySQL whose VPC is not known': {
      given: [cluster({ Engine: 'mysql' })],
      says: 'mysql',
      severity: { 'dual-stack': 'blocker', 'ipv6-only': 'medium' },
    },
  },
  silent: {
    'a cluster of Aurora': { given: [cluster({ Engine: 'aurora-postgresql' })], as: 'not-applicable' },
    'a cluster of DocumentDB': { given: [cluster({ Engine: 'docdb' })], as: 'not-applicable' },
  },
  unknown: { 'a cluster whose engine AWS left out': { given: [cluster({})], says: 'does not say' } },
});
