import type { ReplicationInstance, ReplicationSubnetGroup } from '@aws-sdk/client-database-migration-service';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ReplicationInstanceIdentifier',
  'ReplicationInstanceArn',
  'ReplicationInstanceClass',
  'ReplicationInstanceStatus',
  'EngineVersion',
  'NetworkType',
  'PubliclyAccessible',
  'ReplicationInstanceIpv6Addresses',
  'VpcSecurityGroups',
] as const satisfies readonly (keyof ReplicationInstance)[];
const groupMembers = ['ReplicationSubnetGroupIdentifier', 'VpcId'] as const satisfies readonly (keyof ReplicationSubnetGroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'dms-replication-instance': Kept<ReplicationInstance, (typeof members)[number]> & {
      readonly ReplicationSubnetGroup?: Kept<ReplicationSubnetGroup, (typeof groupMembers)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'dms-replication-instance',
  calls: ['dms:DescribeReplicationInstances'],
  identify: ({ ReplicationInstanceIdentifier, ReplicationInstanceArn, ReplicationSubnetGroup: group }) => ({
    id: ReplicationInstanceIdentifier ?? '',
    arn: ReplicationInstanceArn ?? '',
    vpcId: group?.VpcId,
  }),
  async *collect(aws) {
    for await (const item of aws.each('dms:DescribeReplicationInstances', { MaxRecords: 100 }, 'ReplicationInstances')) {
      const { ReplicationSubnetGroup: group } = item;
      yield { ...keep(item, members), ...(group ? { ReplicationSubnetGroup: keep(group, groupMembers) } : {}) };
    }
  },
});
