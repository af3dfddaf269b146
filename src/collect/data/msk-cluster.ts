import type { Cluster, Provisioned, Serverless } from '@aws-sdk/client-kafka';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ClusterArn',
  'ClusterName',
  'ClusterType',
  'State',
  'CurrentVersion',
  'Tags',
] as const satisfies readonly (keyof Cluster)[];
const provisionedMembers = [
  'BrokerNodeGroupInfo',
  'CurrentBrokerSoftwareInfo',
  'NumberOfBrokerNodes',
  'ZookeeperConnectString',
] as const satisfies readonly (keyof Provisioned)[];
const serverlessMembers = ['VpcConfigs', 'ConnectivityInfo'] as const satisfies readonly (keyof Serverless)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** `Provisioned` or `Serverless` is there, as `ClusterType` says. */
    'msk-cluster': Kept<Cluster, (typeof members)[number]> & {
      readonly Provisioned?: Kept<Provisioned, (typeof provisionedMembers)[number]>;
      readonly Serverless?: Kept<Serverless, (typeof serverlessMembers)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'msk-cluster',
  calls: ['kafka:ListClustersV2'],
  identify: ({ ClusterArn, Provisioned: provisioned, Serverless: serverless }) => ({
    id: ClusterArn ?? '',
    arn: ClusterArn ?? '',
    subnetIds: provisioned?.BrokerNodeGroupInfo?.ClientSubnets ?? serverless?.VpcConfigs?.flatMap(({ SubnetIds }) => SubnetIds ?? []),
  }),
  async *collect(aws) {
    for await (const item of aws.each('kafka:ListClustersV2', { MaxResults: 100 }, 'ClusterInfoList')) {
      const { Provisioned: provisioned, Serverless: serverless } = item;
      yield {
        ...keep(item, members),
        ...(provisioned ? { Provisioned: keep(provisioned, provisionedMembers) } : {}),
        ...(serverless ? { Serverless: keep(serverless, serverlessMembers) } : {}),
      };
    }
  },
});
