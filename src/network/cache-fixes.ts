import type { Resource } from '../model/resource.ts';
import { existing, newResource, type TerraformArguments, type TerraformResource } from '../model/terraform.ts';
import type { Cache, CacheCluster } from './caches.ts';

interface Ways {
  readonly cli: readonly string[];
  readonly terraform: readonly TerraformResource[];
}

/** What a cache that can speak IPv6 is made with. */
const dualStack = { subnet_group_name: '<dual-stack-group>', network_type: 'dual_stack', ip_discovery: 'ipv6' } as const;
const dualStackOptions = '--network-type dual_stack --ip-discovery ipv6';

/** The command that changes a cache, without the change. */
export const modifyCommand = (cache: Cache, region: string): string =>
  cache.kind === 'replication-group'
    ? `aws elasticache modify-replication-group --region ${region} --replication-group-id ${cache.id}`
    : `aws elasticache modify-cache-cluster --region ${region} --cache-cluster-id ${cache.id}`;

export const existingCache = (cache: Cache, args: TerraformArguments): TerraformResource =>
  existing(cache.kind === 'replication-group' ? 'aws_elasticache_replication_group' : 'aws_elasticache_cluster', cache.id, args);

/** How a dual-stack cache lets its nodes be found over IPv6. */
export const discoverOverIpv6 = (cache: Cache, region: string): Ways => ({
  cli: [`${modifyCommand(cache, region)} --ip-discovery ipv6 --apply-immediately`],
  terraform: [existingCache(cache, { ip_discovery: 'ipv6' })],
});

/** A new dual-stack replication group with the data of the old one. */
export const groupCopy = ({ id }: Resource<'replication-group'>, region: string): Ways => ({
  cli: [
    `aws elasticache create-snapshot --region ${region} --replication-group-id ${id} --snapshot-name ${id}-to-dual-stack`,
    `aws elasticache create-replication-group --region ${region} --replication-group-id <new-id> --replication-group-description <text> --snapshot-name ${id}-to-dual-stack --cache-subnet-group-name <dual-stack-group> ${dualStackOptions}`,
  ],
  terraform: [
    newResource('aws_elasticache_replication_group', `${id}-dual-stack`, {
      replication_group_id: '<new-id>',
      description: '<text>',
      snapshot_name: `${id}-to-dual-stack`,
      ...dualStack,
    }),
  ],
});

/** A new dual-stack cluster like the old one. It begins empty: Memcached has no snapshots. */
export const clusterCopy = ({ id, data }: CacheCluster, region: string): Ways => {
  const engine = data.Engine ?? '<engine>';
  const nodeType = data.CacheNodeType ?? '<type>';
  const count = data.NumCacheNodes ?? '<count>';
  return {
    cli: [
      `aws elasticache create-cache-cluster --region ${region} --cache-cluster-id <new-id> --engine ${engine} --cache-node-type ${nodeType} --num-cache-nodes ${count} --cache-subnet-group-name <dual-stack-group> ${dualStackOptions}`,
    ],
    terraform: [
      newResource('aws_elasticache_cluster', `${id}-dual-stack`, {
        cluster_id: '<new-id>',
        engine,
        node_type: nodeType,
        num_cache_nodes: count,
        ...dualStack,
      }),
    ],
  };
};

/** A new dual-stack cluster of MemoryDB with TLS and the data of the old one. */
export const memorydbCopy = ({ id, data }: Resource<'memorydb-cluster'>, region: string): Ways => {
  const nodeType = data.NodeType ?? '<node-type>';
  const snapshot = `${id}-to-dual-stack`;
  return {
    cli: [
      `aws memorydb create-snapshot --region ${region} --cluster-name ${id} --snapshot-name ${snapshot}`,
      `aws memorydb create-cluster --region ${region} --cluster-name <new-name> --node-type ${nodeType} --acl-name <acl> --snapshot-name ${snapshot} --subnet-group-name <dual-stack-group> --tls-enabled ${dualStackOptions}`,
    ],
    terraform: [
      newResource('aws_memorydb_cluster', `${id}-dual-stack`, {
        name: '<new-name>',
        node_type: nodeType,
        acl_name: '<acl>',
        snapshot_name: snapshot,
        tls_enabled: true,
        ...dualStack,
      }),
    ],
  };
};
