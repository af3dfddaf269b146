// What the server knows of each service, all of it read from the SDK clients' own schemas.
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

type Exports = Readonly<Record<string, unknown>>;

/** Signing name → client. A further service of any protocol below is one more line. */
export const clients: Readonly<Record<string, () => Promise<Exports>>> = {
  apigateway: () => import('@aws-sdk/client-api-gateway'),
  apigatewayv2: () => import('@aws-sdk/client-apigatewayv2'),
  apprunner: () => import('@aws-sdk/client-apprunner'),
  appsync: () => import('@aws-sdk/client-appsync'),
  autoscaling: () => import('@aws-sdk/client-auto-scaling'),
  batch: () => import('@aws-sdk/client-batch'),
  cloudfront: () => import('@aws-sdk/client-cloudfront'),
  dax: () => import('@aws-sdk/client-dax'),
  directconnect: () => import('@aws-sdk/client-direct-connect'),
  dms: () => import('@aws-sdk/client-database-migration-service'),
  ds: () => import('@aws-sdk/client-directory-service'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  ecs: () => import('@aws-sdk/client-ecs'),
  eks: () => import('@aws-sdk/client-eks'),
  elasticache: () => import('@aws-sdk/client-elasticache'),
  elasticbeanstalk: () => import('@aws-sdk/client-elastic-beanstalk'),
  elasticfilesystem: () => import('@aws-sdk/client-efs'),
  elasticloadbalancing: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  elasticmapreduce: () => import('@aws-sdk/client-emr'),
  elb: () => import('@aws-sdk/client-elastic-load-balancing'),
  es: () => import('@aws-sdk/client-opensearch'),
  fsx: () => import('@aws-sdk/client-fsx'),
  globalaccelerator: () => import('@aws-sdk/client-global-accelerator'),
  glue: () => import('@aws-sdk/client-glue'),
  iam: () => import('@aws-sdk/client-iam'),
  kafka: () => import('@aws-sdk/client-kafka'),
  kafkaconnect: () => import('@aws-sdk/client-kafkaconnect'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  lightsail: () => import('@aws-sdk/client-lightsail'),
  memorydb: () => import('@aws-sdk/client-memorydb'),
  mq: () => import('@aws-sdk/client-mq'),
  'network-firewall': () => import('@aws-sdk/client-network-firewall'),
  organizations: () => import('@aws-sdk/client-organizations'),
  rds: () => import('@aws-sdk/client-rds'),
  redshift: () => import('@aws-sdk/client-redshift'),
  'redshift-serverless': () => import('@aws-sdk/client-redshift-serverless'),
  route53: () => import('@aws-sdk/client-route-53'),
  s3: () => import('@aws-sdk/client-s3'),
  s3files: () => import('@aws-sdk/client-s3files'),
  sagemaker: () => import('@aws-sdk/client-sagemaker'),
  servicediscovery: () => import('@aws-sdk/client-servicediscovery'),
  servicequotas: () => import('@aws-sdk/client-service-quotas'),
  sqs: () => import('@aws-sdk/client-sqs'),
  ssm: () => import('@aws-sdk/client-ssm'),
  sts: () => import('@aws-sdk/client-sts'),
  'timestream-influxdb': () => import('@aws-sdk/client-timestream-influxdb'),
  transfer: () => import('@aws-sdk/client-transfer'),
  wafv2: () => import('@aws-sdk/client-wafv2'),
  workspaces: () => import('@aws-sdk/client-workspaces'),
};

const protocolNames = ['ec2Query', 'awsQuery', 'awsJson1_0', 'awsJson1_1', 'restJson1', 'restXml'] as const;
export type ProtocolName = (typeof protocolNames)[number];

export interface Operation {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** REST protocols only: method, path pattern with constant query, success status. */
  readonly http: readonly [string, string, number] | undefined;
}

interface ServiceError {
  readonly name: string;
  /** What goes over the wire; query services may use another code than the shape's name. */
  readonly code: string;
  readonly status: number;
}

export interface Service {
  readonly name: string;
  readonly protocol: ProtocolName;
  readonly xmlNamespace: string;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly errors: readonly ServiceError[];
}

interface ClientConfig {
  readonly protocol: { getShapeId(): string };
  readonly protocolSettings?: { readonly xmlNamespace?: string };
}

type ClientClass = new (options: object) => { readonly config: ClientConfig };

const cache = new Map<string, Promise<Service>>();

export const isKnownService = (name: string): boolean => Object.hasOwn(clients, name);

export function loadService(name: string): Promise<Service> {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const load = clients[name];
  if (load === undefined) {
    return Promise.reject(new Error(`replay: service ${name} is not in the table of services`));
  }
  const service = load().then((exports) => describeService(name, exports));
  cache.set(name, service);
  return service;
}

function describeService(name: string, exports: Exports): Service {
  const config = clientConfig(exports);
  const schemas = Object.values(exports).filter((value) => Array.isArray(value));
  return {
    name,
    protocol: protocolOf(config.protocol.getShapeId()),
    xmlNamespace: config.protocolSettings?.xmlNamespace ?? `https://${name}.amazonaws.com/`,
    operations: new Map(schemas.filter(isOperation).map(describeOperation)),
    errors: schemas.filter(isError).map(describeError),
  };
}

function clientConfig(exports: Exports): ClientConfig {
  const name = Object.keys(exports).find((key) => /^[A-Z]\w*Client$/.test(key));
  if (name === undefined) throw new Error('replay: the module exports no client');
  const Client = exports[name] as ClientClass;
  return new Client({ region: 'us-east-1' }).config;
}

function protocolOf(shapeId: string): ProtocolName {
  const name = protocolNames.find((protocol) => shapeId === `aws.protocols#${protocol}`);
  if (name === undefined) throw new Error(`replay: protocol ${shapeId} is not supported`);
  return name;
}

const isOperation = (schema: readonly unknown[]): schema is StaticOperationSchema => schema[0] === 9;
const isError = (schema: readonly unknown[]): schema is StaticErrorSchema => schema[0] === -3;

function describeOperation(schema: StaticOperationSchema): [string, Operation] {
  const [, , name, traits, input, output] = schema;
  const http = typeof traits === 'object' ? traits.http : undefined;
  const operation = {
    name,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    http,
  };
  return [name, operation];
}

function describeError(schema: StaticErrorSchema): ServiceError {
  const traits = NormalizedSchema.of(schema).getMergedTraits();
  const query = traits.awsQueryError as readonly [string, number] | undefined;
  const http = traits.httpError as number | undefined;
  const status = http ?? query?.[1] ?? (traits.error === 'server' ? 500 : 400);
  return { name: schema[2], code: query?.[0] ?? schema[2], status };
}

export const isQueryProtocol = (protocol: ProtocolName): boolean => protocol === 'ec2Query' || protocol === 'awsQuery';

/** The members of a structure; none for an operation that has no input or output. */
export function membersOf(schema: NormalizedSchema): readonly (readonly [string, NormalizedSchema])[] {
  return schema.isStructSchema() ? [...schema.structIterator()] : [];
}
