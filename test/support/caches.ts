import { build } from './build.ts';

type GroupData = Parameters<typeof build<'replication-group'>>[1];
type ClusterData = Parameters<typeof build<'cache-cluster'>>[1];

/** An IPv4-only replication group, not in cluster mode, with one member in the subnet group `caches` of `vpc-1`. */
export const replicationGroup = (data: GroupData = {}) =>
  build('replication-group', { ReplicationGroupId: 'sessions', Status: 'available', NetworkType: 'ipv4', IpDiscovery: 'ipv4', ...data });

export const member = (data: ClusterData = {}) =>
  build('cache-cluster', {
    CacheClusterId: 'sessions-001',
    ReplicationGroupId: 'sessions',
    Engine: 'redis',
    EngineVersion: '7.1.0',
    CacheNodeType: 'cache.r7g.large',
    CacheSubnetGroupName: 'caches',
    NetworkType: 'ipv4',
    ...data,
  });

/** A cluster that is in no replication group. */
export const memcached = (data: ClusterData = {}) =>
  build('cache-cluster', {
    CacheClusterId: 'pages',
    Engine: 'memcached',
    EngineVersion: '1.6.22',
    CacheNodeType: 'cache.t4g.small',
    NumCacheNodes: 3,
    CacheSubnetGroupName: 'caches',
    NetworkType: 'ipv4',
    IpDiscovery: 'ipv4',
    ...data,
  });

export const cacheSubnets = build('cache-subnet-group', { CacheSubnetGroupName: 'caches', VpcId: 'vpc-1' });

/** Beside it nothing leads to NAT64. */
export const nativeSubnet = build('subnet', { SubnetId: 'subnet-native', VpcId: 'vpc-1', Ipv6Native: true });
