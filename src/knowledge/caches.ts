const networkTypes = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html';

/** The first engine versions of ElastiCache that take IPv6. */
export const cacheEngineFloors = {
  source: networkTypes,
  verified: '2026-11-23',
  floors: { memcached: '1.6.6', redis: '6.2', valkey: '7.2' },
} as const;

/**
 * Node families of ElastiCache from before Nitro, which take no IPv6. AWS names only Nitro itself; the list is inferred from
 * the families of EC2 that bear the same names.
 */
export const cacheNodesBeforeNitro = {
  source: networkTypes,
  verified: '2026-11-23',
  families: ['c1', 'm1', 'm2', 'm3', 'm4', 'r3', 'r4', 't1', 't2'],
} as const;
