import type { ContainerDefinition, DescribeTaskDefinitionResponse, Secret, TaskDefinition } from '@aws-sdk/client-ecs';
import { bindsIpv4Only, namesIpv4Host, variableNamesIpv4Host } from '../../model/container-text.ts';
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
  /** Where the container is told a host by its IPv4 address: `command`, `extraHosts`, `environment DB_HOST`…, never the text. */
  readonly ipv4Hosts?: readonly string[];
  /** Where it is told to listen on 0.0.0.0, in the same words. */
  readonly ipv4Binds?: readonly string[];
  /** Where it is told to send its logs; `default` where nothing says so. */
  readonly logEndpoint?: LogEndpoint;
  /** The AWS SDKs' AWS_USE_DUALSTACK_ENDPOINT; null where a secret or a file of variables may set it. */
  readonly usesDualStackEndpoints?: boolean | null;
  /** AWS_STS_REGIONAL_ENDPOINTS=legacy; null in the same way. */
  readonly usesLegacyStsEndpoint?: boolean | null;
}

/** `aws-ipv4` is a name of AWS's with IPv4 addresses only, `other` one that may have both. */
type LogEndpoint = 'default' | 'dual-stack' | 'aws-ipv4' | 'ipv4-literal' | 'other';

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

/** What a container is told, part by part. */
const partsOf = (container: ContainerDefinition): readonly (readonly [place: string, text: string])[] => [
  ['command', (container.command ?? []).join('\n')],
  ['entryPoint', (container.entryPoint ?? []).join('\n')],
  ['healthCheck', (container.healthCheck?.command ?? []).join('\n')],
  ['extraHosts', (container.extraHosts ?? []).map(({ ipAddress }) => ipAddress).join('\n')],
  ['dnsServers', (container.dnsServers ?? []).join('\n')],
];

const placesIn = (
  container: ContainerDefinition,
  isIn: (text: string) => boolean,
  isInVariable: (name: string, value: string) => boolean,
) => [
  ...(container.environment ?? []).flatMap(({ name = '', value = '' }) => (isInVariable(name, value) ? [`environment ${name}`] : [])),
  ...partsOf(container).flatMap(([place, text]) => (isIn(text) ? [place] : [])),
];

/** The options of the log drivers, and of FireLens outputs, that name where the logs go. */
const endpointOptions = /^(?:awslogs-endpoint|endpoint|host|fluentd-address|gelf-address|splunk-url|syslog-address|address|uri)$/i;

const endpointOf = ({ logConfiguration }: ContainerDefinition): LogEndpoint => {
  const named = Object.entries(logConfiguration?.options ?? {}).flatMap(([name, value]) => (endpointOptions.test(name) ? [value] : []));
  if (named.some(namesIpv4Host)) return 'ipv4-literal';
  const hosts = named.map((value) =>
    value
      .replace(/^\w+:\/\//, '')
      .replace(/[/:].*$/s, '')
      .toLowerCase(),
  );
  // An interface endpoint's own name has what the endpoint has.
  if (hosts.some((host) => /\.amazonaws\.com(?:\.cn)?$/.test(host) && !host.includes('.vpce.'))) return 'aws-ipv4';
  if (hosts.length === 0) return 'default';
  return hosts.every((host) => /\.api\.(?:aws|amazonwebservices\.com\.cn)$/.test(host)) ? 'dual-stack' : 'other';
};

/** Whether a variable has a value; null where what sets it is out of sight. Later definitions of a name win. */
const isSetTo = (container: ContainerDefinition, variable: string, wanted: string): boolean | null => {
  const value = container.environment?.findLast(({ name }) => name === variable)?.value;
  if (value !== undefined) return value.trim().toLowerCase() === wanted;
  const isElsewhere = (container.environmentFiles ?? []).length > 0 || container.secrets?.some(({ name }) => name === variable);
  return isElsewhere ? null : false;
};

const containerOf = (container: ContainerDefinition): Container => {
  const secrets = [...(container.secrets ?? []), ...(container.logConfiguration?.secretOptions ?? [])];
  return {
    name: container.name ?? null,
    image: container.image ?? null,
    hasRepositoryCredentials: Boolean(container.repositoryCredentials?.credentialsParameter),
    logDriver: container.logConfiguration?.logDriver ?? null,
    usesSecrets: secrets.length > 0,
    secretStores: [...new Set(secrets.map(storeOf))].toSorted(),
    ipv4Hosts: placesIn(container, namesIpv4Host, variableNamesIpv4Host),
    ipv4Binds: placesIn(container, bindsIpv4Only, (_name, value) => bindsIpv4Only(value)),
    logEndpoint: endpointOf(container),
    usesDualStackEndpoints: isSetTo(container, 'AWS_USE_DUALSTACK_ENDPOINT', 'true'),
    usesLegacyStsEndpoint: isSetTo(container, 'AWS_STS_REGIONAL_ENDPOINTS', 'legacy'),
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
        // There is none without a container: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
        if (!answer.taskDefinition?.containerDefinitions)
          throw new SyntaxError(`ecs:DescribeTaskDefinition answered without the containers of ${arn}`);
        return [
          {
            ...keep(answer.taskDefinition, members),
            containerDefinitions: answer.taskDefinition.containerDefinitions.map(containerOf),
            ...keep(answer, ['tags']),
          },
        ];
      },
    );
  },
});
