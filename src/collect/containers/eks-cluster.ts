import type { Cluster } from '@aws-sdk/client-eks';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'name',
  'arn',
  'version',
  'platformVersion',
  'status',
  'createdAt',
  'endpoint',
  'kubernetesNetworkConfig',
  'resourcesVpcConfig',
  'identity',
  'computeConfig',
  'outpostConfig',
  'remoteNetworkConfig',
  'tags',
] as const satisfies readonly (keyof Cluster)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of the connector only its provider is kept: the activation code would let others register a cluster. */
    'eks-cluster': Kept<Cluster, (typeof members)[number]> & {
      readonly connectorConfig?: Kept<NonNullable<Cluster['connectorConfig']>, 'provider'>;
    };
  }
}

export default defineCollector({
  kind: 'eks-cluster',
  calls: ['eks:ListClusters', 'eks:DescribeCluster'],
  identify: ({ name, arn, resourcesVpcConfig }, { partition, region, account }) => ({
    id: name ?? '',
    arn: arn ?? `arn:${partition}:eks:${region}:${account}:cluster/${name ?? ''}`,
    vpcId: resourcesVpcConfig?.vpcId,
    subnetIds: resourcesVpcConfig?.subnetIds,
  }),
  async *collect(aws) {
    const names: string[] = [];
    for await (const name of aws.each('eks:ListClusters', { maxResults: 100 }, 'clusters')) names.push(name);
    yield* aws.forEach(
      names,
      (name) => name,
      'eks:DescribeCluster',
      unlessGone(async (name) => {
        const { cluster } = await aws.one('eks:DescribeCluster', { name });
        if (!cluster) throw new SyntaxError('cluster is missing from the answer');
        const connector = cluster.connectorConfig;
        return [{ ...keep(cluster, members), ...(connector ? { connectorConfig: keep(connector, ['provider']) } : {}) }];
      }),
    );
  },
});
