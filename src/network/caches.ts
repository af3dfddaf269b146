import { cacheEngineFloors, cacheNodesBeforeNitro } from '../knowledge/caches.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import type { Severity, SeverityByTarget } from '../model/verdict.ts';
import { isAtLeastVersion } from '../model/version.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, reachText } from './databases.ts';
import { lookup } from './once.ts';

export type CacheCluster = Resource<'cache-cluster'>;
export type Cache = CacheCluster | Resource<'replication-group'>;

/** What the rules about caches look at: versions and subnet groups stand in the records of the clusters. */
export const cacheKinds = ['cache-cluster', 'cache-subnet-group'] as const;
type CacheView = View<(typeof cacheKinds)[number]>;

/** A replication group, or a cluster that is in none, and that is neither being made nor going. */
export const isOwnCache = (cache: Cache): boolean => {
  const status = cache.kind === 'cache-cluster' ? cache.data.CacheClusterStatus : cache.data.Status;
  const isMember = cache.kind === 'cache-cluster' && Boolean(cache.data.ReplicationGroupId);
  return !isMember && !/^(creating|deleting|deleted|create-failed)$/.test(status ?? '');
};

/** AWS leaves NetworkType out of records from before IPv6; these are IPv4 (inferred; AWS does not say). */
export const cacheNetworkType = ({ data }: Cache | Resource<'memorydb-cluster'>): string => data.NetworkType ?? 'ipv4';

export const isGlobal = (cache: Cache): boolean =>
  cache.kind === 'replication-group' && Boolean(cache.data.GlobalReplicationGroupInfo?.GlobalReplicationGroupId);

/** Whether clients learn the nodes' addresses from the cache itself: cluster mode, or auto discovery of Memcached. */
export const discoversNodes = (cache: Cache): boolean =>
  cache.kind === 'replication-group'
    ? cache.data.ClusterEnabled === true || cache.data.ClusterMode === 'enabled'
    : cache.data.Engine === 'memcached' && (cache.data.NumCacheNodes ?? 1) > 1;

interface Discovery {
  readonly NetworkType?: string | undefined;
  readonly IpDiscovery?: string | undefined;
}

/** Which family a cache hands out where it hands out addresses at all; undefined where AWS did not say. */
export const discoveredFamily = ({ NetworkType, IpDiscovery }: Discovery): 'ipv4' | 'ipv6' | undefined => {
  if (NetworkType === undefined || NetworkType === 'ipv4') return 'ipv4';
  if (NetworkType === 'ipv6') return 'ipv6';
  return NetworkType === 'dual_stack' && (IpDiscovery === 'ipv4' || IpDiscovery === 'ipv6') ? IpDiscovery : undefined;
};

/**
 * Whether discovery names hosts, as it does with TLS, and not addresses. Undefined while both ways of connecting are allowed:
 * what clients without TLS get then is not documented. Without a word of AWS, TLS is off: its default.
 */
export const discoversNames = ({ data }: Cache): boolean | undefined => {
  if (data.TransitEncryptionEnabled !== true) return false;
  // Absent where nobody migrates to TLS.
  return (data.TransitEncryptionMode ?? 'required') === 'required' ? true : undefined;
};

/** Whether IPv6-only clients are handed IPv4 addresses, which DNS64 does not touch: elasticache-discovery-literal-ipv4 says so. */
const handsOutIpv4 = (cache: Cache): boolean =>
  discoversNodes(cache) && discoversNames(cache) === false && discoveredFamily(cache.data) === 'ipv4';

/** The clusters that a cache consists of: itself, or the members of the group. */
export const clustersOf = (view: CacheView, cache: Cache): readonly CacheCluster[] =>
  cache.kind === 'cache-cluster' ? [cache] : ofReplicationGroup(view.all('cache-cluster'), cache.id);

const ofReplicationGroup = lookup(({ data }: CacheCluster) => data.ReplicationGroupId);

const isOldNode = (type: string | undefined): boolean =>
  cacheNodesBeforeNitro.families.some((family) => type?.startsWith(`cache.${family}.`));

/** What keeps a cluster from IPv6, in words; null where nothing does, undefined where its version is not known. */
export const obstacleOf = ({ data }: CacheCluster): string | null | undefined => {
  const floors: Readonly<Record<string, string>> = cacheEngineFloors.floors;
  const floor = floors[data.Engine ?? ''];
  const isNew = floor === undefined ? undefined : isAtLeastVersion(data.EngineVersion, floor);
  if (isNew === false) return `runs ${data.Engine} ${data.EngineVersion}, and IPv6 begins with ${floor}`;
  if (isOldNode(data.CacheNodeType)) return `has nodes of the type ${data.CacheNodeType}, from before Nitro`;
  return isNew === undefined ? undefined : null;
};

/** How an IPv4-only cache weighs, and what IPv6-only clients make of it. */
export const ipv4CacheWeight = (
  context: CacheView & Parameters<typeof ipv6OnlyReach>[0],
  cache: Cache,
  dualStack: Severity,
): { readonly severity: SeverityByTarget; readonly text: string } => {
  // For IPv6-only clients another rule has the worse news then.
  if (handsOutIpv4(cache)) return { severity: { 'dual-stack': dualStack }, text: 'clients reach it over IPv4 only' };
  const name = clustersOf(context, cache)[0]?.data.CacheSubnetGroupName;
  const reach = ipv6OnlyReach(context, context.get('cache-subnet-group', name)?.vpcId);
  return { severity: ipv4OnlySeverity(reach, dualStack), text: reachText[reach] };
};
