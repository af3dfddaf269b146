import { clusterEndpoints } from '../knowledge/eks.ts';
import type { View } from '../model/inventory.ts';
import { isVersionOf, launchTemplateUses } from '../model/launch-template.ts';
import type { Resource } from '../model/resource.ts';
import { isOrdinaryZone } from './zones.ts';

export type EksCluster = Resource<'eks-cluster'>;
/** What EKS places in subnets that the user named. */
export type EksPlacement = Resource<'eks-cluster' | 'eks-nodegroup' | 'eks-fargate-profile'>;

/** A cluster that EKS runs and that is to stay: not one that is merely connected, and not one that is going. */
export const isRunByEks = ({ data }: EksCluster): boolean =>
  data.connectorConfig === undefined && data.status !== 'PENDING' && data.status !== 'DELETING';

export const isLocalToOutpost = ({ data }: EksCluster): boolean => (data.outpostConfig?.outpostArns ?? []).length > 0;

/** EKS Auto Mode brings its own CNI, which takes no options through the API. */
export const isAutoMode = ({ data }: EksCluster): boolean => data.computeConfig?.enabled === true;

/**
 * The family of pods and services, fixed when the cluster is made. AWS: "always ipv4, unless you … specified ipv6".
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigResponse.html
 */
export const familyOf = ({ data }: EksCluster): 'ipv4' | 'ipv6' | undefined =>
  data.kubernetesNetworkConfig && (data.kubernetesNetworkConfig.ipFamily ?? 'ipv4');

export const clusterNameOf = (placement: EksPlacement): string | undefined =>
  placement.kind === 'eks-cluster' ? placement.id : placement.data.clusterName;

export const nameOfPlacement = ({ data }: EksPlacement): string => {
  if ('nodegroupName' in data) return `node group ${data.nodegroupName}`;
  return 'fargateProfileName' in data ? `Fargate profile ${data.fargateProfileName}` : 'the cluster';
};

/**
 * The subnets to judge a placement by. Node groups and Fargate profiles mostly stand in their cluster's own subnets:
 * what is wrong with one of those is said once, of the cluster.
 */
export const ownSubnetIds = (view: View<'eks-cluster'>, placement: EksPlacement): readonly string[] => {
  const ids = placement.subnetIds ?? [];
  if (placement.kind === 'eks-cluster') return ids;
  const cluster = new Set(view.get('eks-cluster', placement.data.clusterName)?.subnetIds);
  return ids.filter((id) => !cluster.has(id));
};

/** Subnets by id: those in sight, and the ids of the others. */
export const lookUpSubnets = (
  view: View<'subnet'>,
  ids: readonly string[],
): { readonly seen: readonly Resource<'subnet'>[]; readonly unseen: readonly string[] } => ({
  seen: ids.flatMap((id) => view.get('subnet', id) ?? []),
  unseen: ids.filter((id) => !view.get('subnet', id)),
});

/** Of the nodes that the EKS API knows: those of managed node groups, Windows ones aside, which take no IPv6 at all. */
export const linuxNodegroups = (view: View<'eks-nodegroup'>, cluster: EksCluster): readonly Resource<'eks-nodegroup'>[] =>
  view
    .all('eks-nodegroup')
    .filter(({ data }) => data.clusterName === cluster.id && data.status !== 'DELETING' && !data.amiType?.startsWith('WINDOWS_'));

/** The version of the user's own launch template that a node group names, among those read. */
export const templateOf = (
  group: Resource<'eks-nodegroup'>,
  versions: readonly Resource<'launch-template-version'>[] | undefined,
): Resource<'launch-template-version'> | undefined => {
  const [use] = launchTemplateUses(group);
  return use && versions?.find((version) => isVersionOf(version, use));
};

/** The VPC CNI where EKS manages it as an add-on. One that is installed by other means is not in the API. */
export const vpcCniOf = (view: View<'eks-addon'>, cluster: EksCluster): Resource<'eks-addon'> | undefined =>
  view.all('eks-addon').find(({ data }) => data.clusterName === cluster.id && data.addonName === 'vpc-cni' && data.status !== 'DELETING');

/** The environment of the VPC CNI; undefined where its configuration could not be read off, empty where it is all defaults. */
export const cniEnvironment = ({ data }: Resource<'eks-addon'>) =>
  data.configurationValues === 'unparsed' ? undefined : (data.configurationValues?.env ?? {});

/** What the host name of a cluster's API endpoint says of the families it answers in. */
export const endpointFamily = ({ data }: EksCluster): 'ipv4' | 'dual-stack' | undefined => {
  const host = data.endpoint && URL.canParse(data.endpoint) ? new URL(data.endpoint).hostname.toLowerCase() : '';
  if (clusterEndpoints.ipv4Only.test(host)) return 'ipv4';
  return clusterEndpoints.dualStack.test(host) ? 'dual-stack' : undefined;
};

/** Whether a subnet stands in an ordinary Availability Zone: on Outposts and in Local Zones IPv6 is another matter. */
export const isInOrdinaryZone = ({ data, region }: Resource<'subnet'>): boolean =>
  !data.OutpostArn && (data.AvailabilityZone === undefined || isOrdinaryZone(region, data.AvailabilityZone));
