import type { ContainerDefinition, DescribeTaskDefinitionResponse, Secret, TaskDefinition } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'taskDefinitionArn',
  'family',
  'revision',
  'status',
  'networkMode',
  'compatibilities',
  'requiresCompatibilities',
  'runtimePlatform',
] as const satisfies readonly (keyof TaskDefinition)[];

/** What is kept of a container: no environment, command, secret or log option, since any of them may be confidential. */
interface Container {
  readonly name: string | null;
  readonly image: string | null;
  readonly hasRepositoryCredentials: boolean;
  readonly logDriver: string | null;
  readonly usesSecrets: boolean;
  /** The services that the container's secrets are fetched from when a task starts. */
  readonly secretStores: readonly ('secretsmanager' | 'ssm')[];
}

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A revision that a service of the region runs now. */
    'ecs-task-definition': Kept<TaskDefinition, (typeof members)[number]> &
      Kept<DescribeTaskDefinitionResponse, 'tags'> & { readonly containerDefinitions: readonly Container[] };
  }
}

/** A secret is named by the ARN of a Secrets Manager secret, or by the ARN or the name of an SSM parameter. */
const storeOf = ({ valueFrom }: Secret): 'secretsmanager' | 'ssm' =>
  /^arn:[^:]+:secretsmanager:/.test(valueFrom ?? '') ? 'secretsmanager' : 'ssm';

const containerOf = (container: ContainerDefinition): Container => {
  const secrets = [...(container.secrets ?? []), ...(container.logConfiguration?.secretOptions ?? [])];
  return {
    name: container.name ?? null,
    image: container.image ?? null,
    hasRepositoryCredentials: Boolean(container.repositoryCredentials?.credentialsParameter),
    logDriver: container.logConfiguration?.logDriver ?? null,
    usesSecrets: secrets.length > 0,
    secretStores: [...new Set(secrets.map(storeOf))].toSorted(),
  };
};

export default defineCollector({
  kind: 'ecs-task-definition',
  calls: ['ecs:DescribeTaskDefinition'],
  after: ['ecs-service'],
  identify: (data) => ({ id: data.taskDefinitionArn ?? '', arn: data.taskDefinitionArn ?? '' }),
  collect: (aws) => {
    const used = aws
      .found('ecs-service')
      .flatMap(({ data }) => [data, ...(data.taskSets ?? [])].flatMap((each) => each.taskDefinition ?? []));
    return aws.forEach(
      [...new Set(used)].toSorted(),
      (arn) => arn,
      'ecs:DescribeTaskDefinition',
      async (arn) => {
        const answer = await aws.one('ecs:DescribeTaskDefinition', { taskDefinition: arn, include: ['TAGS'] });
        return [
          {
            ...keep(answer.taskDefinition ?? {}, members),
            containerDefinitions: (answer.taskDefinition?.containerDefinitions ?? []).map(containerOf),
            ...keep(answer, ['tags']),
          },
        ];
      },
    );
  },
});
