import type { ComputeEnvironmentDetail, ComputeResource } from '@aws-sdk/client-batch';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'computeEnvironmentName',
  'computeEnvironmentArn',
  'type',
  'state',
  'status',
  'containerOrchestrationType',
  'ecsClusterArn',
  'tags',
] as const satisfies readonly (keyof ComputeEnvironmentDetail)[];
const resourceMembers = ['type', 'subnets', 'securityGroupIds'] as const satisfies readonly (keyof ComputeResource)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'batch-compute-environment': Kept<ComputeEnvironmentDetail, (typeof members)[number]> & {
      /** Absent where the user runs the machines (type UNMANAGED). */
      readonly computeResources?: Kept<ComputeResource, (typeof resourceMembers)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'batch-compute-environment',
  calls: ['batch:DescribeComputeEnvironments'],
  identify: ({ computeEnvironmentName, computeEnvironmentArn, computeResources }) => ({
    id: computeEnvironmentName ?? '',
    arn: computeEnvironmentArn ?? '',
    subnetIds: computeResources?.subnets,
  }),
  async *collect(aws) {
    for await (const item of aws.each('batch:DescribeComputeEnvironments', { maxResults: 100 }, 'computeEnvironments')) {
      const { computeResources } = item;
      yield { ...keep(item, members), ...(computeResources ? { computeResources: keep(computeResources, resourceMembers) } : {}) };
    }
  },
});
