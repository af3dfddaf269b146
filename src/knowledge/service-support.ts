/** What AWS's tables say. */
type Support = 'yes' | 'no' | 'partial';

/** Dual-stack, IPv6-only, public endpoint over IPv6, PrivateLink over IPv6; a dash where AWS leaves the cell empty. */
type TableRow = `${Support} ${Support} ${Support} ${Support | '-'}`;

interface ServiceRow {
  readonly name: string;
  /** Of its IAM actions; several services may share one. */
  readonly prefix: string;
  /** The words of AWS's table; none where the service is not in it. */
  readonly table?: TableRow;
}

const row = (name: string, prefix: string, table?: TableRow): ServiceRow => ({ name, prefix, ...(table ? { table } : {}) });

/** The services with an address of their own or an API that workloads call, as AWS's table has them. */
export const serviceSupport: {
  readonly source: string;
  readonly verified: string;
  readonly services: Readonly<Record<string, ServiceRow>>;
} = {
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html',
  verified: '2026-11-23',
  services: {
    acm: row('Certificate Manager (ACM)', 'acm', 'yes no yes no'),
    airflow: row('Managed Workflows for Airflow (MWAA)', 'airflow', 'no no yes yes'),
    apigateway: row('API Gateway', 'apigateway', 'yes no yes yes'),
    'app-autoscaling': row('Application Auto Scaling', 'application-autoscaling', 'no no yes yes'),
    appconfig: row('AppConfig', 'appconfig', 'yes no yes yes'),
    appmesh: row('App Mesh', 'appmesh', 'yes yes yes no'),
    apprunner: row('App Runner', 'apprunner', 'yes no yes yes'),
    appstream: row('WorkSpaces Applications', 'appstream', 'yes no no no'),
    appsync: row('AppSync', 'appsync', 'partial no partial yes'),
    athena: row('Athena', 'athena', 'yes no yes yes'),
    autoscaling: row('EC2 Auto Scaling', 'autoscaling'),
    backup: row('Backup', 'backup', 'yes no yes yes'),
    batch: row('Batch', 'batch', 'yes no yes yes'),
    bedrock: row('Bedrock', 'bedrock', 'no no yes yes'),
    cloudformation: row('CloudFormation', 'cloudformation', 'no no yes yes'),
    cloudfront: row('CloudFront', 'cloudfront', 'yes yes yes -'),
    cloudhsm: row('CloudHSM', 'cloudhsm', 'yes no yes yes'),
    cloudtrail: row('CloudTrail', 'cloudtrail', 'yes no yes yes'),
    cloudwatch: row('CloudWatch', 'cloudwatch', 'yes yes yes yes'),
    codeartifact: row('CodeArtifact', 'codeartifact', 'yes no yes yes'),
    codebuild: row('CodeBuild', 'codebuild', 'no no yes yes'),
    cognito: row('Cognito', 'cognito-idp', 'yes no yes -'),
    config: row('Config', 'config', 'no no yes yes'),
    dax: row('DynamoDB Accelerator (DAX)', 'dax'),
    datasync: row('DataSync', 'datasync', 'yes yes yes yes'),
    directconnect: row('Direct Connect', 'directconnect', 'yes yes no yes'),
    dms: row('Database Migration Service', 'dms', 'yes no no yes'),
    docdb: row('DocumentDB', 'rds'),
    ds: row('Directory Service', 'ds', 'no no yes yes'),
    dsql: row('Aurora DSQL', 'dsql', 'no no yes yes'),
    dynamodb: row('DynamoDB', 'dynamodb'),
    ec2: row('EC2 and VPC', 'ec2', 'yes yes yes no'),
    ecr: row('ECR', 'ecr', 'yes no yes no'),
    ecs: row('ECS', 'ecs', 'yes yes yes yes'),
    'ecs-fargate': row('ECS on Fargate', 'ecs', 'yes no yes yes'),
    eks: row('EKS', 'eks', 'partial partial yes yes'),
    elasticache: row('ElastiCache', 'elasticache', 'yes yes no yes'),
    'elasticache-serverless': row('ElastiCache Serverless', 'elasticache'),
    elasticbeanstalk: row('Elastic Beanstalk', 'elasticbeanstalk', 'yes no yes yes'),
    elasticfilesystem: row('EFS', 'elasticfilesystem', 'yes yes yes yes'),
    elasticloadbalancing: row('Elastic Load Balancing', 'elasticloadbalancing', 'partial partial yes no'),
    elasticmapreduce: row('EMR', 'elasticmapreduce', 'no no yes yes'),
    es: row('OpenSearch Service', 'es', 'yes no yes -'),
    events: row('EventBridge', 'events', 'no no yes yes'),
    firehose: row('Data Firehose', 'firehose', 'no no yes yes'),
    'fsx-lustre': row('FSx for Lustre', 'fsx', 'no no yes yes'),
    'fsx-ontap': row('FSx for ONTAP', 'fsx', 'no no yes yes'),
    'fsx-openzfs': row('FSx for OpenZFS', 'fsx', 'no no yes yes'),
    'fsx-windows': row('FSx for Windows', 'fsx', 'no no yes yes'),
    globalaccelerator: row('Global Accelerator', 'globalaccelerator', 'yes no yes -'),
    glue: row('Glue', 'glue', 'yes no no yes'),
    grafana: row('Managed Grafana', 'grafana', 'yes no yes yes'),
    guardduty: row('GuardDuty', 'guardduty', 'no no yes yes'),
    iam: row('IAM', 'iam', 'yes yes yes no'),
    kafka: row('MSK', 'kafka'),
    kafkaconnect: row('MSK Connect', 'kafkaconnect'),
    kinesis: row('Kinesis Data Streams', 'kinesis', 'yes no yes yes'),
    kms: row('KMS', 'kms', 'yes partial yes yes'),
    lambda: row('Lambda', 'lambda', 'yes no yes yes'),
    logs: row('CloudWatch Logs', 'logs', 'yes yes yes yes'),
    memorydb: row('MemoryDB', 'memorydb'),
    'mq-activemq': row('Amazon MQ for ActiveMQ', 'mq', 'no no yes yes'),
    'mq-rabbitmq': row('Amazon MQ for RabbitMQ', 'mq', 'no no yes yes'),
    neptune: row('Neptune', 'rds'),
    'network-firewall': row('Network Firewall', 'network-firewall', 'yes yes no yes'),
    prometheus: row('Managed Service for Prometheus', 'aps', 'yes no yes yes'),
    rds: row('RDS', 'rds', 'yes no yes no'),
    'rds-aurora': row('Aurora', 'rds', 'yes no yes no'),
    'rds-multi-az-cluster': row('RDS Multi-AZ DB clusters', 'rds'),
    'rds-proxy': row('RDS Proxy', 'rds'),
    redshift: row('Redshift', 'redshift', 'yes no yes -'),
    'redshift-serverless': row('Redshift Serverless', 'redshift-serverless', 'yes no yes -'),
    route53: row('Route 53', 'route53', 'yes yes yes yes'),
    s3: row('S3', 's3', 'yes no yes no'),
    s3files: row('S3 Files', 's3files'),
    sagemaker: row('SageMaker', 'sagemaker', 'no no yes yes'),
    secretsmanager: row('Secrets Manager', 'secretsmanager', 'yes no yes yes'),
    servicediscovery: row('Cloud Map', 'servicediscovery', 'yes yes yes yes'),
    servicequotas: row('Service Quotas', 'servicequotas'),
    ses: row('Simple Email Service (SES)', 'ses', 'yes no yes yes'),
    sns: row('SNS', 'sns', 'yes no yes yes'),
    sqs: row('SQS', 'sqs', 'yes no yes yes'),
    ssm: row('Systems Manager', 'ssm', 'no no yes yes'),
    states: row('Step Functions', 'states', 'yes no yes yes'),
    sts: row('Security Token Service (STS)', 'sts', 'yes no yes yes'),
    tgw: row('Transit Gateway', 'ec2', 'yes no yes no'),
    'timestream-influxdb': row('Timestream for InfluxDB', 'timestream-influxdb', 'no no yes yes'),
    transfer: row('Transfer Family', 'transfer', 'yes no yes yes'),
    'vpc-lattice': row('VPC Lattice', 'vpc-lattice', 'no no yes yes'),
    vpce: row('VPC endpoints (PrivateLink)', 'ec2', 'yes yes yes -'),
    vpn: row('Site-to-Site VPN', 'ec2', 'yes no yes no'),
    wafv2: row('WAF', 'wafv2', 'no no yes yes'),
    workspaces: row('WorkSpaces', 'workspaces', 'yes no yes yes'),
    xray: row('X-Ray', 'xray', 'yes no yes yes'),
  },
};

/** Where the table is silent or behind, and what says so. */
export interface Correction {
  readonly dualStack: Support;
  /** Absent where nothing was found: then the table is not believed either. */
  readonly ipv6Only?: Support;
  readonly privateLink?: Support;
  readonly note?: string;
  readonly source: string;
}

const guides = 'https://docs.aws.amazon.com';
/** The service models that the AWS CLI is built from: what the API takes and answers. */
const models = 'https://github.com/boto/botocore/tree/1.43.107/botocore/data';

const says = (dualStack: Support, ipv6Only: Support | undefined, source: string, note?: string): Correction => ({
  dualStack,
  ...(ipv6Only ? { ipv6Only } : {}),
  source,
  ...(note ? { note } : {}),
});

/** Ours, each on the word of its own source, which wins over the table. */
export const supportCorrections: {
  readonly sources: readonly string[];
  readonly verified: string;
  readonly services: Readonly<Record<string, Correction>>;
} = {
  sources: [guides, models],
  verified: '2026-11-23',
  services: {
    dax: says('yes', 'yes', `${guides}/amazondynamodb/latest/developerguide/DAX.create-cluster.DAX_and_IPV6.html`),
    dms: says('yes', 'partial', `${models}/dms`, 'Instance profiles can be IPv6-only, replication instances cannot.'),
    docdb: says('yes', 'no', 'https://aws.amazon.com/about-aws/whats-new/2025/10/amazon-documentdb-ipv6-support/'),
    ds: says(
      'yes',
      'partial',
      `${guides}/directoryservice/latest/admin-guide/ms_ad_update-directory-type.html`,
      'Simple AD cannot be IPv6-only; Managed AD and AD Connector can.',
    ),
    dynamodb: says('yes', undefined, `${guides}/amazondynamodb/latest/developerguide/AccessingDynamoDB.html`),
    'ecs-fargate': says(
      'yes',
      'yes',
      'https://aws.amazon.com/about-aws/whats-new/2025/09/amazon-ecs-ipv6-only-support/',
      'Linux on platform version 1.4.0 or later.',
    ),
    'elasticache-serverless': says('yes', 'yes', `${models}/elasticache`),
    'fsx-lustre': says('no', 'no', `${models}/fsx`),
    'fsx-ontap': says('yes', 'no', `${models}/fsx`),
    'fsx-openzfs': says('yes', 'no', `${models}/fsx`),
    'fsx-windows': says('yes', 'no', `${models}/fsx`),
    grafana: says('yes', 'no', `${models}/grafana`, 'The table lists it twice, once as yes and once as no.'),
    kafka: says(
      'yes',
      'no',
      `${guides}/msk/latest/developerguide/mskp-choose-cluster-network-type.html`,
      'Kafka 3.6.0 or later; ZooKeeper stays on IPv4.',
    ),
    kafkaconnect: says('yes', 'no', `${models}/kafkaconnect`),
    memorydb: says('yes', 'yes', `${guides}/memorydb/latest/devguide/subnetgroups.ipv6.html`),
    'mq-activemq': says('no', 'no', `${guides}/amazon-mq/latest/developer-guide/connect-to-amazonmq.html`),
    'mq-rabbitmq': says(
      'yes',
      undefined,
      `${guides}/amazon-mq/latest/developer-guide/connect-to-amazonmq.html`,
      'Whether brokers can be IPv6-only is not verified.',
    ),
    neptune: says('yes', 'no', `${guides}/neptune/latest/userguide/neptune-dualstack-db-cluster.html`),
    'rds-multi-az-cluster': says(
      'no',
      'no',
      `${guides}/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.Limitations.html`,
      'Aurora, and DB instances in several zones, are something else.',
    ),
    'rds-proxy': says('yes', 'yes', `${models}/rds`, 'An IPv6-only endpoint needs IPv6-only subnets and a dual-stack database.'),
    s3: {
      ...says(
        'yes',
        'no',
        `${guides}/AmazonS3/latest/userguide/privatelink-interface-endpoints.html`,
        'Static website hosting is IPv4 only.',
      ),
      privateLink: 'yes',
    },
    s3files: says('yes', 'yes', `${models}/s3files`),
    sagemaker: says('partial', 'no', `${models}/sagemaker`, 'Notebook instances and domains.'),
    'timestream-influxdb': says('yes', 'no', `${models}/timestream-influxdb`),
    'vpc-lattice': says('yes', 'partial', `${models}/vpc-lattice`, 'Resource gateways can be IPv6-only.'),
  },
};
