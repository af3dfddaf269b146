/**
 * The AWS services in use, loaded only when a scan reaches them. Keys are IAM service prefixes.
 */
export const services = {
  apigateway: () => import('./services/apigateway.ts'),
  apigatewayv2: () => import('./services/apigatewayv2.ts'),
  apprunner: () => import('./services/apprunner.ts'),
  appsync: () => import('./services/appsync.ts'),
  autoscaling: () => import('./services/autoscaling.ts'),
  batch: () => import('./services/batch.ts'),
  cloudfront: () => import('./services/cloudfront.ts'),
  dax: () => import('./services/dax.ts'),
  directconnect: () => import('./services/directconnect.ts'),
  dms: () => import('./services/dms.ts'),
  ds: () => import('./services/ds.ts'),
  dynamodb: () => import('./services/dynamodb.ts'),
  ec2: () => import('./services/ec2.ts'),
  ecr: () => import('./services/ecr.ts'),
  ecs: () => import('./services/ecs.ts'),
  eks: () => import('./services/eks.ts'),
  elasticache: () => import('./services/elasticache.ts'),
  elasticbeanstalk: () => import('./services/elasticbeanstalk.ts'),
  elasticfilesystem: () => import('./services/elasticfilesystem.ts'),
  elasticloadbalancing: () => import('./services/elasticloadbalancing.ts'),
  elasticmapreduce: () => import('./services/elasticmapreduce.ts'),
  elb: () => import('./services/elb.ts'),
  es: () => import('./services/es.ts'),
  fsx: () => import('./services/fsx.ts'),
  globalaccelerator: () => import('./services/globalaccelerator.ts'),
  glue: () => import('./services/glue.ts'),
  iam: () => import('./services/iam.ts'),
  kafka: () => import('./services/kafka.ts'),
  kafkaconnect: () => import('./services/kafkaconnect.ts'),
  kms: () => import('./services/kms.ts'),
  lambda: () => import('./services/lambda.ts'),
  lightsail: () => import('./services/lightsail.ts'),
  memorydb: () => import('./services/memorydb.ts'),
  mq: () => import('./services/mq.ts'),
  'network-firewall': () => import('./services/network-firewall.ts'),
  organizations: () => import('./services/organizations.ts'),
  rds: () => import('./services/rds.ts'),
  redshift: () => import('./services/redshift.ts'),
  'redshift-serverless': () => import('./services/redshift-serverless.ts'),
  route53: () => import('./services/route53.ts'),
  s3: () => import('./services/s3.ts'),
  s3files: () => import('./services/s3files.ts'),
  sagemaker: () => import('./services/sagemaker.ts'),
  servicediscovery: () => import('./services/servicediscovery.ts'),
  servicequotas: () => import('./services/servicequotas.ts'),
  sqs: () => import('./services/sqs.ts'),
  ssm: () => import('./services/ssm.ts'),
  sts: () => import('./services/sts.ts'),
  'timestream-influxdb': () => import('./services/timestream-influxdb.ts'),
  transfer: () => import('./services/transfer.ts'),
  wafv2: () => import('./services/wafv2.ts'),
  workspaces: () => import('./services/workspaces.ts'),
} as const;

export type Service = keyof typeof services;

type Module<S extends Service> = Awaited<ReturnType<(typeof services)[S]>>;
type OperationOf<S extends Service> = keyof Module<S> extends infer Name
  ? Name extends `${infer Operation}Command`
    ? Operation
    : never
  : never;

/** One API operation, written as its IAM action is: `ec2:DescribeVpcs`. */
export type Call = { [S in Service]: `${S}:${OperationOf<S>}` }[Service];

type CommandOf<C extends Call> = C extends `${infer S extends Service}:${infer Operation}`
  ? `${Operation}Command` extends keyof Module<S>
    ? Module<S>[`${Operation}Command`]
    : never
  : never;

type Instance<C extends Call> = CommandOf<C> extends abstract new (...args: never[]) => infer I ? I : never;

export type InputOf<C extends Call> = Instance<C> extends { input: infer Input } ? Input : never;

export type OutputOf<C extends Call> =
  Instance<C> extends { resolveMiddleware(stack: infer _S, configuration: infer _C, options: infer _O): infer Handler }
    ? Handler extends (...args: never[]) => Promise<{ output: infer Output }>
      ? Output
      : never
    : never;

/** The calls whose IAM actions are not named as they are. API Gateway knows its actions by their HTTP methods. */
const otherActions: { readonly [C in Call]?: string } = {
  'apigateway:GetDomainNames': 'apigateway:GET',
  'apigateway:GetRestApis': 'apigateway:GET',
  'apigatewayv2:GetApis': 'apigateway:GET',
  'elb:DescribeLoadBalancers': 'elasticloadbalancing:DescribeLoadBalancers',
  'elb:DescribeTags': 'elasticloadbalancing:DescribeTags',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:ListObjectsV2': 's3:ListBucket',
};

/** The IAM action that a call needs. */
export const iamActionOf = (call: Call): string => otherActions[call] ?? call;
