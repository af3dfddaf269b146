import { mskDualStack } from '../knowledge/msk.ts';
import type { Resource } from '../model/resource.ts';
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

interface Obstacles {
  /** What keeps the cluster from dual-stack, a few words each. */
  readonly found: readonly string[];
  /** What could not be told. */
  readonly unsaid: readonly string[];
}

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
      ...(isNew === false ? [`it runs Kafka ${software?.KafkaVersion}, and dual-stack begins with ${mskDualStack.firstKafkaVersion}`] : []),
      ...(isExcluded ? [`brokers of the type ${nodes?.InstanceType} have no dual-stack`] : []),
      ...(bare.length > 0 ? [`${bare.join(', ')} without an IPv6 block`] : []),
      ...(isMultiVpc(cluster) ? ['multi-VPC private connectivity is on'] : []),
    ],
    unsaid: [
      ...(isNew === undefined ? ['its Kafka version'] : []),
      ...(ids.length === 0 ? ['its subnets'] : []),
      ...(unseen.length > 0 ? [unseen.join(', ')] : []),
    ],
  };
};
