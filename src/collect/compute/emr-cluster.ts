import type { Cluster, ClusterStatus, Ec2InstanceAttributes } from '@aws-sdk/client-emr';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['Id', 'Name', 'ClusterArn', 'ReleaseLabel', 'Tags'] as const satisfies readonly (keyof Cluster)[];
const statusMembers = ['State'] as const satisfies readonly (keyof ClusterStatus)[];
const placeMembers = ['Ec2SubnetId', 'RequestedEc2SubnetIds'] as const satisfies readonly (keyof Ec2InstanceAttributes)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A cluster on EC2 that is up or coming up. Its configurations and log locations are left where they are. */
    'emr-cluster': Kept<Cluster, (typeof members)[number]> & {
      readonly Status?: Kept<ClusterStatus, (typeof statusMembers)[number]>;
      readonly Ec2InstanceAttributes?: Kept<Ec2InstanceAttributes, (typeof placeMembers)[number]>;
    };
  }
}

const call = 'elasticmapreduce:DescribeCluster';

export default defineCollector({
  kind: 'emr-cluster',
  calls: ['elasticmapreduce:ListClusters', call],
  identify: ({ Id, ClusterArn, Ec2InstanceAttributes: place }) => ({
    id: Id ?? '',
    arn: ClusterArn ?? '',
    subnetIds: place?.Ec2SubnetId ? [place.Ec2SubnetId] : place?.RequestedEc2SubnetIds,
  }),
  async *collect(aws) {
    const ids: string[] = [];
    // EMR lists the clusters of the last two months, ended ones too, in pages of its own size.
    const active = { ClusterStates: ['STARTING' as const, 'BOOTSTRAPPING' as const, 'RUNNING' as const, 'WAITING' as const] };
    for await (const { Id } of aws.each('elasticmapreduce:ListClusters', active, 'Clusters')) if (Id) ids.push(Id);
    yield* aws.forEach(
      ids,
      (id) => id,
      call,
      async (ClusterId) => {
        const { Cluster } = await aws.one(call, { ClusterId });
        if (!Cluster) throw new SyntaxError(`${call} answered without the cluster ${ClusterId}`);
        const { Status, Ec2InstanceAttributes: place } = Cluster;
        return [
          {
            ...keep(Cluster, members),
            ...(Status ? { Status: keep(Status, statusMembers) } : {}),
            ...(place ? { Ec2InstanceAttributes: keep(place, placeMembers) } : {}),
          },
        ];
      },
    );
  },
});
