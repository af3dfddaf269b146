/**
 * Which service stands behind a network interface, and whether its interfaces can be without IPv4.
 * `needed`: AWS says that the service takes dual-stack subnets at best. `dispensable`: the service, or a newer way to
 * build it, runs in IPv6-only subnets. `unclear`: neither was found in AWS's words, or it depends on more than the interface.
 */
export type Ipv4Need = 'needed' | 'dispensable' | 'unclear';

const needed = 'needed';
const dispensable = 'dispensable';
const unclear = 'unclear';

export const ownerServices = {
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html',
  verified: '2026-11-23',
  services: {
    'amazon-mq': { title: 'Amazon MQ (ActiveMQ)', ipv4: needed },
    alb: { title: 'Application Load Balancer', ipv4: needed },
    'apigateway-vpc-link': { title: 'API Gateway VPC link', ipv4: unclear },
    'app-runner-vpc-connector': { title: 'App Runner VPC connector', ipv4: needed },
    'classic-elb': { title: 'Classic Load Balancer', ipv4: needed },
    'client-vpn': { title: 'Client VPN endpoint', ipv4: unclear },
    cloudhsm: { title: 'CloudHSM', ipv4: needed },
    codebuild: { title: 'CodeBuild', ipv4: unclear },
    'codestar-connections': { title: 'CodeStar connection', ipv4: unclear },
    datasync: { title: 'DataSync', ipv4: unclear },
    dax: { title: 'DynamoDB Accelerator', ipv4: dispensable },
    'directory-service': { title: 'Directory Service', ipv4: unclear },
    dms: { title: 'DMS replication instance', ipv4: needed },
    'ec2-instance': { title: 'EC2 instance', ipv4: dispensable },
    'ec2-instance-connect-endpoint': { title: 'EC2 Instance Connect endpoint', ipv4: unclear },
    'ecs-task': { title: 'ECS task', ipv4: dispensable },
    'efs-mount-target': { title: 'EFS mount target', ipv4: dispensable },
    'eks-branch-eni': { title: 'EKS pod with its own interface', ipv4: unclear },
    'eks-control-plane': { title: 'EKS control plane', ipv4: needed },
    'eks-node': { title: 'EKS node', ipv4: needed },
    'eks-trunk-eni': { title: 'EKS trunk interface', ipv4: unclear },
    // An IPv6 cluster gives pods no IPv4 addresses, though its nodes keep theirs.
    'eks-vpc-cni': { title: 'EKS pods (VPC CNI)', ipv4: unclear },
    'eks-windows-eni': { title: 'EKS Windows pods', ipv4: unclear },
    elasticache: { title: 'ElastiCache', ipv4: dispensable },
    elb: { title: 'Elastic Load Balancing', ipv4: needed },
    emr: { title: 'EMR', ipv4: needed },
    evs: { title: 'Elastic VMware Service', ipv4: unclear },
    firehose: { title: 'Data Firehose', ipv4: unclear },
    'global-accelerator': { title: 'Global Accelerator', ipv4: unclear },
    glue: { title: 'Glue', ipv4: needed },
    gwlb: { title: 'Gateway Load Balancer', ipv4: needed },
    'gwlb-endpoint': { title: 'Gateway Load Balancer or Network Firewall endpoint', ipv4: dispensable },
    'iot-rules': { title: 'IoT rule destination', ipv4: unclear },
    lambda: { title: 'Lambda', ipv4: needed },
    msk: { title: 'MSK', ipv4: needed },
    'nat-gateway': { title: 'NAT gateway', ipv4: needed },
    nlb: { title: 'Network Load Balancer', ipv4: needed },
    opensearch: { title: 'OpenSearch Service', ipv4: needed },
    quicksight: { title: 'QuickSight', ipv4: unclear },
    // One description for four services: RDS, Aurora, Neptune and DocumentDB.
    'rds-family': { title: 'RDS, Aurora, Neptune or DocumentDB', ipv4: needed },
    'rds-proxy': { title: 'RDS Proxy', ipv4: dispensable },
    redshift: { title: 'Redshift', ipv4: needed },
    'route53-resolver-endpoint': { title: 'Route 53 Resolver endpoint', ipv4: dispensable },
    'sagemaker-notebook': { title: 'SageMaker notebook instance', ipv4: needed },
    'sagemaker-studio': { title: 'SageMaker Studio', ipv4: needed },
    'transit-gateway': { title: 'transit gateway attachment', ipv4: needed },
    'vpc-endpoint': { title: 'interface VPC endpoint', ipv4: dispensable },
    'vpc-lattice-resource-gateway': { title: 'VPC Lattice resource gateway', ipv4: dispensable },
    workspaces: { title: 'WorkSpaces', ipv4: needed },
  },
} as const satisfies {
  readonly source: string;
  readonly verified: string;
  readonly services: Readonly<Record<string, { readonly title: string; readonly ipv4: Ipv4Need }>>;
};

export type OwnerService = keyof typeof ownerServices.services;

/** Services whose interfaces carry the packets of others, so that an IPv6 address of their own is of no use to anyone. */
export const needNoIpv6: { readonly source: string; readonly verified: string; readonly services: readonly OwnerService[] } = {
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
  verified: '2026-11-23',
  services: ['eks-trunk-eni', 'global-accelerator', 'gwlb-endpoint', 'nat-gateway', 'transit-gateway'],
};

/** What an interface must show for a service to be its owner: all that is given. */
export interface OwnerMark {
  readonly service: OwnerService;
  readonly description?: RegExp;
  /** Open strings: AWS answers values that the SDK's list lacks, and `nat_gateway` where the SDK says `natGateway`. */
  readonly types?: readonly string[];
  readonly requester?: RegExp;
  readonly instanceOwner?: RegExp;
  readonly tagKey?: string;
  /** An instance holds the interface. */
  readonly onInstance?: true;
  /** The description is so short that anyone may have written it: a service must have made the interface. */
  readonly madeByService?: true;
  /** Where the description names the resource: its first group. */
  readonly resource?: RegExp;
}

const described = (service: OwnerService, description: RegExp, rest: Omit<OwnerMark, 'service' | 'description'> = {}): OwnerMark => ({
  service,
  description,
  ...rest,
});
const typed = (service: OwnerService, types: readonly string[], resource?: RegExp): OwnerMark => ({
  service,
  types,
  ...(resource ? { resource } : {}),
});

/** The marks in order: the first that fits decides. Never `RequesterManaged` alone: it is false for Lambda, transit gateways and branch interfaces. */
export const interfaceOwners: { readonly source: string; readonly verified: string; readonly marks: readonly OwnerMark[] } = {
  // Beside AWS's page: recorded answers in the tests of Cloud Custodian, and exports of live interfaces in public repositories.
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html',
  verified: '2026-11-23',
  marks: [
    described('eks-vpc-cni', /^aws-K8S-/, { onInstance: true }),
    { service: 'eks-node', onInstance: true, tagKey: 'cluster.k8s.amazonaws.com/name' },
    { service: 'ec2-instance', onInstance: true },
    described('eks-branch-eni', /^aws-k8s-branch-eni/, { types: ['branch'] }),
    described('eks-trunk-eni', /^aws-k8s-trunk-eni/),
    described('eks-windows-eni', /^aws-k8s-eni/),
    typed('nat-gateway', ['nat_gateway', 'natGateway'], /^Interface for NAT Gateway (nat-[0-9a-f]+)/),
    typed('nlb', ['network_load_balancer'], /^ELB (net\/[^/]+\/[0-9a-f]+)/),
    typed('gwlb', ['gateway_load_balancer'], /^ELB (gwy\/[^/]+\/[0-9a-f]+)/),
    typed('gwlb-endpoint', ['gateway_load_balancer_endpoint'], /(vpce-[0-9a-f]+)/),
    typed('transit-gateway', ['transit_gateway'], /(tgw-attach-[0-9a-f]+)/),
    typed('lambda', ['lambda'], /^AWS Lambda VPC ENI-(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    typed('efs-mount-target', ['efs'], /(fs-[0-9a-f]+)/),
    typed('quicksight', ['quicksight']),
    typed('global-accelerator', ['global_accelerator_managed']),
    typed('apigateway-vpc-link', ['api_gateway_managed']),
    typed('iot-rules', ['iot_rules_managed']),
    typed('codestar-connections', ['aws_codestar_connections_managed']),
    typed('ec2-instance-connect-endpoint', ['ec2_instance_connect_endpoint']),
    typed('evs', ['evs']),
    described('app-runner-vpc-connector', /^AWSAppRunner ENI/),
    described('alb', /^ELB app\//, { resource: /^ELB (app\/[^/]+\/[0-9a-f]+)/ }),
    described('nlb', /^ELB net\//, { resource: /^ELB (net\/[^/]+\/[0-9a-f]+)/ }),
    described('gwlb', /^ELB gwy\//, { resource: /^ELB (gwy\/[^/]+\/[0-9a-f]+)/ }),
    described('classic-elb', /^ELB /, { resource: /^ELB (\S+)$/ }),
    described('rds-family', /^RDSNetworkInterface$/),
    described('rds-proxy', /^Network interface for DBProxy /, { resource: /DBProxy (.+)$/ }),
    described('elasticache', /^ElastiCache[ +]/, { resource: /^ElastiCache[ +](.+)$/ }),
    described('dax', /^DAX\b/, { madeByService: true }),
    described('redshift', /^RedshiftNetworkInterface$/),
    described('opensearch', /^ES /, { madeByService: true, resource: /^ES (.+)$/ }),
    described('dms', /^DMSNetworkInterface$/),
    described('msk', /Amazon MSK network interface for cluster /, { resource: /cluster (arn:aws[\w-]*:kafka:[^ ]+?)\.?$/ }),
    described('amazon-mq', /^Amazon MQ network interface for broker /, { resource: /broker (b-[0-9a-f-]+)/ }),
    described('firehose', /^Amazon Kinesis Firehose - /, { resource: /^Amazon Kinesis Firehose - \d+:([^:]+):/ }),
    described('ecs-task', /^arn:aws[\w-]*:ecs:[^:]+:\d+:attachment\//, { resource: /attachment\/([0-9a-f-]+)/ }),
    described('eks-control-plane', /^Amazon EKS /, { resource: /^Amazon EKS (.+)$/ }),
    described('efs-mount-target', /^EFS mount target for fs-/, { resource: /(fs-[0-9a-f]+)/ }),
    described('nat-gateway', /^Interface for NAT Gateway /, { resource: /(nat-[0-9a-f]+)/ }),
    // With a colon and without, on interfaces of type `interface` and of type `vpc_endpoint`.
    described('vpc-endpoint', /^VPC Endpoint Interface:? /, { resource: /(vpce-[0-9a-f]+)/ }),
    typed('vpc-endpoint', ['vpc_endpoint']),
    described('vpc-lattice-resource-gateway', /^Resource Gateway Interface rgw-/, { resource: /(rgw-[0-9a-f]+)/ }),
    described('route53-resolver-endpoint', /^Route ?53 Resolver: rslvr-/, { resource: /(rslvr-(?:in|out)-[0-9a-f]+)/ }),
    described('directory-service', /^AWS created network interface for directory d-/, { resource: /(d-[0-9a-f]+)/ }),
    described('workspaces', /^Created By Amazon Work[sS]paces for AWS Account ID/),
    described('transit-gateway', /^Network Interface for Transit Gateway Attachment /, { resource: /(tgw-attach-[0-9a-f]+)/ }),
    // Without a type of its own before 2019.
    described('lambda', /^AWS Lambda VPC ENI/),
    described('apigateway-vpc-link', /^ENI managed by APIGateway/),
    described('codestar-connections', /^AWS CodeStar Connections/),
    described('cloudhsm', /^(CloudHsm ENI|CloudHSM Managed Interface)/),
    described('emr', /^AWS ElasticMapReduce/),
    described('glue', /^Attached to Glue using role/, { resource: /role: (arn:\S+)/ }),
    described(
      'sagemaker-notebook',
      /^\[Do not delete\] Network Interface created to access resources in your VPC for SageMaker Notebook Instance/,
    ),
    described('sagemaker-studio', /ENI managed by SageMaker for Studio Domain/, { resource: /\((d-[a-z0-9]+)\)/ }),
    described('datasync', /^datasync /, { madeByService: true }),
    described('client-vpn', /ClientVPN Endpoint resource/, { resource: /(cvpn-endpoint-[0-9a-f]+)/ }),
    // Its descriptions are free text; the requester is `<role id>:AWSCodeBuild-<uuid>`.
    { service: 'codebuild', requester: /:AWSCodeBuild-/ },
    { service: 'rds-family', instanceOwner: /^amazon-rds$/ },
    { service: 'elb', instanceOwner: /^amazon-elb$/ },
    { service: 'elasticache', instanceOwner: /^amazon-elasticache$/ },
    { service: 'redshift', instanceOwner: /^amazon-redshift$/ },
  ],
};
