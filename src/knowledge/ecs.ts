/**
 * Where ECS takes IPv6-only subnets. The page lists regions by name; a region that is missing may have come since.
 * Fargate, EC2 (Linux) and Managed Instances have taken them since September 2025:
 * https://aws.amazon.com/about-aws/whats-new/2025/09/amazon-ecs-ipv6-only-support/
 */
export const ipv6OnlyRegions = {
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
  verified: '2026-11-23',
  regions: [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ca-central-1',
    'ca-west-1',
    'cn-north-1',
    'cn-northwest-1',
    'eu-central-1',
    'eu-west-2',
    'eu-west-3',
    'eu-south-1',
    'eu-south-2',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'sa-east-1',
    'us-gov-east-1',
    'us-gov-west-1',
  ],
} as const;

/** The Fargate platform version from which tasks get IPv6 addresses, by operating system. */
export const fargatePlatformVersions = {
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
  verified: '2026-11-23',
  linux: '1.4.0',
  windows: '1.0.0',
} as const;

/** The ECS agent from which container instances can give tasks IPv6, and the attribute that such an agent registers. */
export const agentVersions = {
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
  verified: '2026-11-23',
  dualStack: { version: '1.45.0', attribute: 'ecs.capability.task-eni.ipv6' },
  ipv6Only: { version: '1.99.1', attribute: 'ecs.capability.ipv6-only' },
} as const;

/** What ECS does not do in IPv6-only subnets. */
export const ipv6OnlyLimits = {
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
  verified: '2026-11-23',
  exec: false,
  windows: false,
} as const;

/**
 * What Fargate calls over IPv4 in a dual-stack subnet while it starts a task, as the ends of endpoint service names.
 * It uses the IPv4-only names of these services even for an image with a dual-stack ECR name.
 */
export const fargateLaunchServices = {
  source: 'https://github.com/aws/containers-roadmap/issues/2792',
  verified: '2026-11-23',
  ecrImages: ['ecr.api', 'ecr.dkr', 's3'],
  awslogs: 'logs',
  repositoryCredentials: 'secretsmanager',
} as const;
