export interface ApiHost {
  /** With `<region>` for the region, in the partition aws. */
  readonly host: string;
  /** Whether an SDK must be told to use it, as by AWS_USE_DUALSTACK_ENDPOINT=true. */
  readonly optIn: boolean;
}

const optIn = (host: string): ApiHost => ({ host, optIn: true });
const byDefault = (host: string): ApiHost => ({ host, optIn: false });

/** Those whose host is `<prefix>.<region>.api.aws`. */
const regular = [
  'acm',
  'airflow',
  'apigateway',
  'appconfig',
  'application-autoscaling',
  'appmesh',
  'apprunner',
  'appsync',
  'aps',
  'athena',
  'autoscaling',
  'backup',
  'batch',
  'bedrock',
  'cloudformation',
  'cloudtrail',
  'codeartifact',
  'codebuild',
  'config',
  'datasync',
  'dax',
  'directconnect',
  'dms',
  'ds',
  'dynamodb',
  'ec2',
  'ecr',
  'ecs',
  'eks',
  'elasticache',
  'elasticbeanstalk',
  'elasticloadbalancing',
  'elasticmapreduce',
  'events',
  'firehose',
  'fsx',
  'globalaccelerator',
  'glue',
  'grafana',
  'guardduty',
  'kafkaconnect',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  'mq',
  'network-firewall',
  'rds',
  'redshift',
  'redshift-serverless',
  'servicediscovery',
  'servicequotas',
  'sns',
  'sqs',
  'ssm',
  'states',
  'sts',
  'timestream-influxdb',
  'transfer',
  'vpc-lattice',
  'wafv2',
  'workspaces',
  'xray',
];

/**
 * The host of each API that has both families, by IAM prefix, as the SDKs build it. That an SDK builds a name does not
 * prove that it has an AAAA record in every region.
 */
export const apiHosts: { readonly source: string; readonly verified: string; readonly hosts: Readonly<Record<string, ApiHost>> } = {
  source: 'https://github.com/boto/botocore/tree/1.43.107/botocore/data',
  verified: '2026-11-23',
  hosts: {
    ...Object.fromEntries(regular.map((prefix) => [prefix, optIn(`${prefix}.<region>.api.aws`)])),
    appstream: optIn('appstream2.<region>.api.aws'),
    cloudfront: optIn('cloudfront.global.api.aws'),
    cloudhsm: optIn('cloudhsmv2.<region>.api.aws'),
    cloudwatch: optIn('monitoring.<region>.api.aws'),
    // One name for both families.
    'cognito-idp': byDefault('cognito-idp.<region>.amazonaws.com'),
    dsql: byDefault('dsql.<region>.api.aws'),
    elasticfilesystem: optIn('efs.<region>.api.aws'),
    es: optIn('aos.<region>.api.aws'),
    iam: optIn('iam.global.api.aws'),
    kafka: optIn('kafka-api.<region>.api.aws'),
    memorydb: optIn('memory-db.<region>.api.aws'),
    route53: optIn('route53.global.api.aws'),
    s3: optIn('s3.dualstack.<region>.amazonaws.com'),
    s3files: byDefault('s3files.<region>.api.aws'),
    sagemaker: optIn('api.sagemaker.<region>.api.aws'),
    secretsmanager: byDefault('secretsmanager.<region>.amazonaws.com'),
    ses: optIn('email.<region>.api.aws'),
  },
};
