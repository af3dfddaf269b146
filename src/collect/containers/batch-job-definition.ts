import type { JobDefinition, NodeRangeProperty } from '@aws-sdk/client-batch';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'jobDefinitionName',
  'jobDefinitionArn',
  'revision',
  'status',
  'type',
  'platformCapabilities',
  'containerOrchestrationType',
  'tags',
] as const satisfies readonly (keyof JobDefinition)[];

interface Container {
  readonly image: string | null;
}

/** What is kept of the containers: no command, environment, secret or log option, since any of them may be confidential. */
interface Properties {
  readonly ecsProperties?: { readonly taskProperties: readonly { readonly containers: readonly Container[] }[] };
  readonly eksProperties?: {
    readonly podProperties: { readonly containers: readonly Container[]; readonly initContainers: readonly Container[] };
  };
}

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A revision that jobs can be made of. */
    'batch-job-definition': Kept<JobDefinition, (typeof members)[number]> &
      Properties & {
        readonly containerProperties?: Container;
        readonly nodeProperties?: { readonly nodeRangeProperties: readonly (Properties & { readonly container?: Container })[] };
      };
  }
}

const containerOf = ({ image }: { readonly image?: string | undefined }): Container => ({ image: image ?? null });

const propertiesOf = ({ ecsProperties, eksProperties }: Pick<JobDefinition, 'ecsProperties' | 'eksProperties'>): Properties => {
  const tasks = (ecsProperties?.taskProperties ?? []).map(({ containers }) => ({ containers: (containers ?? []).map(containerOf) }));
  const { containers, initContainers } = eksProperties?.podProperties ?? {};
  const pod = { containers: (containers ?? []).map(containerOf), initContainers: (initContainers ?? []).map(containerOf) };
  return {
    ...(ecsProperties ? { ecsProperties: { taskProperties: tasks } } : {}),
    ...(eksProperties ? { eksProperties: { podProperties: pod } } : {}),
  };
};

const rangeOf = (range: NodeRangeProperty) => ({
  ...propertiesOf(range),
  ...(range.container ? { container: containerOf(range.container) } : {}),
});

export default defineCollector({
  kind: 'batch-job-definition',
  calls: ['batch:DescribeJobDefinitions'],
  identify: ({ jobDefinitionName, jobDefinitionArn, revision }) => ({
    id: jobDefinitionName ? `${jobDefinitionName}:${revision}` : '',
    arn: jobDefinitionArn ?? '',
  }),
  async *collect(aws) {
    for await (const item of aws.each('batch:DescribeJobDefinitions', { status: 'ACTIVE', maxResults: 100 }, 'jobDefinitions')) {
      const { containerProperties, nodeProperties } = item;
      const ranges = (nodeProperties?.nodeRangeProperties ?? []).map(rangeOf);
      yield {
        ...keep(item, members),
        ...propertiesOf(item),
        ...(containerProperties ? { containerProperties: containerOf(containerProperties) } : {}),
        ...(nodeProperties ? { nodeProperties: { nodeRangeProperties: ranges } } : {}),
      };
    }
  },
});
