/** How what there is becomes dual-stack: a switch, a switch that needs a stop or a new task, made anew, or not at all. */
type MigrationPath = 'in place' | 'restart' | 'rebuild' | 'impossible';

export interface Migration {
  /** Absent where no word of AWS on it was found. */
  readonly path?: MigrationPath;
  /** Whether its subnets must have IPv4, even where it is dual-stack. Absent where it was not found, or nothing of it stands in subnets. */
  readonly needsIpv4?: boolean;
  readonly note?: string;
  readonly source: string;
}

const guides = 'https://docs.aws.amazon.com';
const table = `${guides}/vpc/latest/userguide/aws-ipv6-support.html`;
const models = 'https://github.com/boto/botocore/tree/1.43.107/botocore/data';
const rdsGuide = `${guides}/AmazonRDS/latest/UserGuide`;

const move = (path: MigrationPath | undefined, needsIpv4: boolean | undefined, source: string, note?: string): Migration => ({
  ...(path ? { path } : {}),
  ...(needsIpv4 === undefined ? {} : { needsIpv4 }),
  source,
  ...(note ? { note } : {}),
});

/** By the ids of serviceSupport. APIs without anything in a subnet are not here: there is nothing to move. */
export const migrations: {
  readonly sources: readonly string[];
  readonly verified: string;
  readonly services: Readonly<Record<string, Migration>>;
} = {
  sources: [guides, models],
  verified: '2026-11-23',
  services: {
    airflow: move('impossible', true, table),
    apigateway: move('in place', undefined, `${guides}/apigateway/latest/developerguide/api-gateway-ip-address-type-change.html`),
    apprunner: move(undefined, true, table),
    appstream: move(undefined, true, table),
    cloudfront: move('in place', undefined, `${guides}/AmazonCloudFront/latest/DeveloperGuide/cloudfront-enable-ipv6.html`),
    cloudhsm: move('rebuild', true, `${models}/cloudhsmv2`, 'A new cluster from a backup.'),
    dax: move('rebuild', false, `${guides}/amazondynamodb/latest/developerguide/DAX.create-cluster.DAX_and_IPV6.html`),
    dms: move('in place', true, `${guides}/dms/latest/userguide/CHAP_ReplicationInstance.IPAddressing.html`),
    docdb: move('in place', true, `${guides}/documentdb/latest/developerguide/API_ModifyDBCluster.html`),
    ds: move(
      'in place',
      false,
      `${guides}/directoryservice/latest/admin-guide/ms_ad_update-directory-type.html`,
      'There is no way back. Simple AD needs IPv4.',
    ),
    ec2: move('in place', false, `${guides}/vpc/latest/userguide/vpc-migrate-ipv6.html`),
    ecs: move(
      'restart',
      false,
      `${guides}/AmazonECS/latest/developerguide/task-networking.html`,
      'New tasks; those that run keep what they have. ECS Exec and Windows need IPv4.',
    ),
    'ecs-fargate': move(
      'restart',
      false,
      `${guides}/AmazonECS/latest/developerguide/fargate-task-networking.html`,
      'New tasks; those that run keep what they have. ECS Exec and Windows need IPv4.',
    ),
    eks: move(
      'rebuild',
      true,
      `${guides}/eks/latest/userguide/cni-ipv6.html`,
      'A cluster has one family, chosen when it is made. IPv6 is for its pods; nodes and control plane keep IPv4.',
    ),
    elasticache: move('rebuild', false, `${guides}/AmazonElastiCache/latest/dg/network-type.html`, 'Global datastores cannot have IPv6.'),
    'elasticache-serverless': move('rebuild', false, `${guides}/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html`),
    elasticfilesystem: move(
      'rebuild',
      false,
      `${guides}/efs/latest/ug/manage-fs-access-create-delete-mount-targets.html`,
      'The mount targets, one zone after the other; the file system stays.',
    ),
    elasticloadbalancing: move(
      'in place',
      true,
      `${guides}/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html`,
      'Targets can be IPv6-only. Classic Load Balancers in a VPC have no IPv6.',
    ),
    elasticmapreduce: move('impossible', true, table),
    es: move(
      'in place',
      true,
      `${guides}/opensearch-service/latest/developerguide/createupdatedomains.html`,
      'There is no way back, and clients must move to the new endpoint: the old one stays on IPv4.',
    ),
    'fsx-lustre': move('impossible', true, `${models}/fsx`),
    'fsx-ontap': move('rebuild', true, `${guides}/fsx/latest/APIReference/API_UpdateFileSystem.html`, 'In place is not verified.'),
    'fsx-openzfs': move('in place', true, `${guides}/fsx/latest/APIReference/API_UpdateFileSystem.html`),
    'fsx-windows': move('rebuild', true, `${guides}/fsx/latest/APIReference/API_UpdateFileSystem.html`, 'In place is not verified.'),
    globalaccelerator: move('in place', undefined, `${guides}/global-accelerator/latest/dg/about-endpoints.html`),
    glue: move(undefined, true, table),
    kafka: move(
      'in place',
      true,
      `${guides}/msk/latest/developerguide/mskp-choose-cluster-network-type.html`,
      'There is no way back, and clients must move to the new bootstrap strings.',
    ),
    kafkaconnect: move('rebuild', true, `${models}/kafkaconnect`),
    lambda: move('in place', true, `${guides}/lambda/latest/dg/configuration-vpc.html`),
    memorydb: move('rebuild', false, `${guides}/memorydb/latest/devguide/subnetgroups.ipv6.html`),
    'mq-activemq': move('impossible', true, `${guides}/amazon-mq/latest/developer-guide/connect-to-amazonmq.html`),
    'mq-rabbitmq': move(
      'rebuild',
      undefined,
      `${guides}/amazon-mq/latest/developer-guide/configuring-private-broker.html`,
      'Private brokers. Public ones are dual-stack by another name.',
    ),
    neptune: move('in place', true, `${guides}/neptune/latest/userguide/neptune-dualstack-db-cluster.html`),
    'network-firewall': move(undefined, false, table),
    rds: move(
      'in place',
      true,
      `${rdsGuide}/USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
      'Brief downtime for SQL Server and in several zones. Outposts and Local Zones cannot.',
    ),
    'rds-aurora': move(
      'in place',
      true,
      `${guides}/AmazonRDS/latest/AuroraUserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
      'Express clusters cannot.',
    ),
    'rds-multi-az-cluster': move('impossible', true, `${rdsGuide}/multi-az-db-clusters-concepts.Limitations.html`),
    'rds-proxy': move('rebuild', false, `${rdsGuide}/rds-proxy-network-prereqs.html`, 'Or a further endpoint beside the first.'),
    redshift: move('in place', true, `${guides}/redshift/latest/APIReference/API_ModifyCluster.html`),
    'redshift-serverless': move('in place', true, `${guides}/redshift-serverless/latest/APIReference/API_UpdateWorkgroup.html`),
    s3files: move('rebuild', false, `${models}/s3files`, 'The mount targets.'),
    sagemaker: move('restart', true, `${models}/sagemaker`, 'Notebook instances, which must be stopped.'),
    tgw: move('in place', true, `${guides}/vpc/latest/tgw/tgw-vpc-attachments.html`),
    'timestream-influxdb': move('rebuild', true, `${models}/timestream-influxdb`, 'Restored from a backup.'),
    transfer: move(
      'restart',
      true,
      `${guides}/transfer/latest/userguide/ipv6-support.html`,
      'Stop, switch, start. Internet-facing VPC endpoints cannot.',
    ),
    'vpc-lattice': move(undefined, false, `${models}/vpc-lattice`, 'Resource gateways.'),
    vpce: move('in place', false, `${guides}/vpc/latest/privatelink/privatelink-access-aws-services.html`),
    workspaces: move(
      'rebuild',
      true,
      `${guides}/workspaces/latest/adminguide/amazon-workspaces-vpc.html`,
      'IPv6 comes from the subnet when the WorkSpace is made.',
    ),
  },
};
