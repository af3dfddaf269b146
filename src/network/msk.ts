import { mskDualStack } from '../knowledge/msk.ts';
import type { Resource } from '../model/resource.ts';
import { existing } from '../model/terraform.ts';
import { isAtLeastVersion } from '../model/version.ts';
import { hasIpv6 } from './facts.ts';

export type MskCluster = Resource<'msk-cluster'>;

export const mskName = ({ id, data }: MskCluster): string => data.ClusterName ?? id;

export const isSettledMsk = ({ data }: MskCluster): boolean => data.State !== 'CREATING' && data.State !== 'DELETING';

/** Provisioned and serverless clusters keep it in different places. Clusters without it are IPV4, which is AWS's default. */
export const mskNetworkType = ({ data }: MskCluster): string =>
  data.Provisioned?.BrokerNodeGroupInfo?.ConnectivityInfo?.NetworkType ?? data.Serverless?.ConnectivityInfo?.NetworkType ?? 'IPV4';

/** Whether the cluster is offered to other VPCs by PrivateLink, with any way of signing in. */
const isMultiVpc = ({ data }: MskCluster): boolean => {
  const { Sasl, Tls } = data.Provisioned?.BrokerNodeGroupInfo?.ConnectivityInfo?.VpcConnectivity?.ClientAuthentication ?? {};
  return [Sasl?.Scram, Sasl?.Iam, Tls].some((way) => way?.Enabled === true);
};

interface Obstacle {
  readonly what: 'version' | 'brokers' | 'subnets' | 'multi-vpc';
  /** A few words. */
  readonly text: string;
}

interface Obstacles {
  /** What keeps the cluster from dual-stack. */
  readonly found: readonly Obstacle[];
  /** What could not be told. */
  readonly unsaid: readonly string[];
}

const when = (isSo: boolean, what: Obstacle['what'], text: string): readonly Obstacle[] => (isSo ? [{ what, text }] : []);

/** What stands between a cluster and dual-stack; the subnets are those of the region, where they could be read. */
export const mskObstacles = (cluster: MskCluster, subnets: readonly Resource<'subnet'>[] | undefined): Obstacles => {
  const { BrokerNodeGroupInfo: nodes, CurrentBrokerSoftwareInfo: software } = cluster.data.Provisioned ?? {};
  // Serverless clusters have no version to tell.
  const isNew = cluster.data.Serverless ? true : isAtLeastVersion(software?.KafkaVersion, mskDualStack.firstKafkaVersion);
  const isExcluded = mskDualStack.excludedBrokerTypes.some((type) => type === nodes?.InstanceType);
  const ids = cluster.subnetIds ?? [];
  const seen = subnets?.filter(({ id }) => ids.includes(id)) ?? [];
  const bare = seen.filter((subnet) => !hasIpv6(subnet)).map(({ id }) => id);
  const unseen = ids.filter((id) => !seen.some((subnet) => subnet.id === id));
  return {
    found: [
      ...when(
        isNew === false,
        'version',
        `it runs Kafka ${software?.KafkaVersion}, and dual-stack begins with ${mskDualStack.firstKafkaVersion}`,
      ),
      ...when(isExcluded, 'brokers', `brokers of the type ${nodes?.InstanceType} have no dual-stack`),
      ...when(bare.length > 0, 'subnets', `${bare.join(', ')} without an IPv6 block`),
      ...when(isMultiVpc(cluster), 'multi-vpc', 'multi-VPC private connectivity is on'),
    ],
    unsaid: [
      ...(isNew === undefined ? ['its Kafka version'] : []),
      ...(ids.length === 0 ? ['its subnets'] : []),
      ...(unseen.length > 0 ? [unseen.join(', ')] : []),
    ],
  };
};

/** The commands and the Terraform that clear obstacles of the cluster itself; its subnets get their blocks elsewhere. */
export const clearedMsk = ({ arn, data }: MskCluster, found: readonly Obstacle[], region: string) => {
  const off = '{"Sasl":{"Scram":{"Enabled":false},"Iam":{"Enabled":false}},"Tls":{"Enabled":false}}';
  const ways = {
    version: {
      command: 'update-cluster-kafka-version',
      change: `--target-kafka-version <${mskDualStack.firstKafkaVersion}-or-later>`,
      args: { kafka_version: `<${mskDualStack.firstKafkaVersion}-or-later>` },
    },
    brokers: {
      command: 'update-broker-type',
      change: '--target-instance-type <larger-type>',
      args: { broker_node_group_info: [{ instance_type: '<larger-type>' }] },
    },
    'multi-vpc': {
      command: 'update-connectivity',
      change: `--connectivity-info '{"VpcConnectivity":{"ClientAuthentication":${off}}}'`,
      args: {
        broker_node_group_info: [
          {
            connectivity_info: [{ vpc_connectivity: [{ client_authentication: [{ tls: false, sasl: [{ iam: false, scram: false }] }] }] }],
          },
        ],
      },
    },
  } as const;
  const steps = found.flatMap(({ what }) => (what === 'subnets' ? [] : [ways[what]]));
  return {
    cli: steps.map(({ command, change }, index) => {
      // Each change gives the cluster a new version.
      const version = (index === 0 ? data.CurrentVersion : undefined) ?? '<current-version>';
      return `aws kafka ${command} --region ${region} --cluster-arn ${arn} --current-version ${version} ${change}`;
    }),
    terraform: steps.map(({ args }) => existing('aws_msk_cluster', arn, args)),
  };
};
