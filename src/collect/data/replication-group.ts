import type { ReplicationGroup } from '@aws-sdk/client-elasticache';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ReplicationGroupId',
  'ARN',
  'Status',
  'Engine',
  'CacheNodeType',
  'MemberClusters',
  'ClusterEnabled',
  'ClusterMode',
  'NetworkType',
  'IpDiscovery',
  'TransitEncryptionEnabled',
  'TransitEncryptionMode',
  'GlobalReplicationGroupInfo',
  'ConfigurationEndpoint',
] as const satisfies readonly (keyof ReplicationGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Its version and its subnet group stand in the records of its member clusters. */
    'replication-group': Kept<ReplicationGroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'replication-group',
  calls: ['elasticache:DescribeReplicationGroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.ReplicationGroupId ?? '',
    arn: data.ARN ?? `arn:${partition}:elasticache:${region}:${account}:replicationgroup:${data.ReplicationGroupId ?? ''}`,
  }),
  async *collect(aws) {
    const groups = aws.each('elasticache:DescribeReplicationGroups', { MaxRecords: 100 }, 'ReplicationGroups');
    for await (const item of groups) yield keep(item, members);
  },
});
