import rule from '../../../src/rules/data/dms-serverless-network-type-unverified.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const replication = (ReplicationSubnetGroupId?: string) =>
  build('dms-replication-config', {
    ReplicationConfigIdentifier: 'move',
    ReplicationConfigArn: 'arn:1',
    ComputeConfig: ReplicationSubnetGroupId ? { ReplicationSubnetGroupId } : {},
  });
const group = (...SupportedNetworkTypes: readonly string[]) =>
  build('dms-subnet-group', { ReplicationSubnetGroupIdentifier: 'data', VpcId: 'vpc-1', SupportedNetworkTypes });

describeRule(rule, {
  flagged: {
    'a replication in a dual-stack group': {
      given: [replication('data'), group('IPV4', 'DUAL')],
      says: 'replication move of DMS Serverless has no network type to set',
    },
  },
  silent: {
    'a group that is IPv4-only, of which another rule speaks': { given: [replication('data'), group('IPV4')], as: 'not-applicable' },
    'a replication without compute': {
      given: [build('dms-replication-config', { ReplicationConfigIdentifier: 'move', ReplicationConfigArn: 'arn:1' }), group('DUAL')],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a group that is not visible': { given: [replication('gone'), group('DUAL')], says: 'gone' },
    'a replication that names no group': { given: [replication(), group('DUAL')], says: 'in which subnet group' },
  },
});
