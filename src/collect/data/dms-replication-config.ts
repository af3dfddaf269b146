import type { ComputeConfig, ReplicationConfig } from '@aws-sdk/client-database-migration-service';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ReplicationConfigIdentifier',
  'ReplicationConfigArn',
  'ReplicationType',
] as const satisfies readonly (keyof ReplicationConfig)[];
const computeMembers = ['ReplicationSubnetGroupId', 'VpcSecurityGroupIds'] as const satisfies readonly (keyof ComputeConfig)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A replication of DMS Serverless, without its settings and table mappings. */
    'dms-replication-config': Kept<ReplicationConfig, (typeof members)[number]> & {
      readonly ComputeConfig?: Kept<ComputeConfig, (typeof computeMembers)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'dms-replication-config',
  calls: ['dms:DescribeReplicationConfigs'],
  identify: ({ ReplicationConfigIdentifier, ReplicationConfigArn }) => ({
    id: ReplicationConfigIdentifier ?? '',
    arn: ReplicationConfigArn ?? '',
  }),
  async *collect(aws) {
    for await (const each of aws.each('dms:DescribeReplicationConfigs', { MaxRecords: 100 }, 'ReplicationConfigs')) {
      const { ComputeConfig: compute } = each;
      yield { ...keep(each, members), ...(compute ? { ComputeConfig: keep(compute, computeMembers) } : {}) };
    }
  },
});
