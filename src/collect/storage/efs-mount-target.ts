import type { MountTargetDescription } from '@aws-sdk/client-efs';
import { keep, type Kept, type Kinds } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';
import { markedPages } from '../next-marker.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'MountTargetId',
  'FileSystemId',
  'OwnerId',
  'VpcId',
  'SubnetId',
  'NetworkInterfaceId',
  'LifeCycleState',
  'IpAddress',
  'Ipv6Address',
] as const satisfies readonly (keyof MountTargetDescription)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A file system's address in one zone. It has no ARN: it goes by that of its network interface. */
    'efs-mount-target': Kept<MountTargetDescription, (typeof members)[number]>;
  }
}

const call = 'elasticfilesystem:DescribeMountTargets';

export default defineCollector({
  kind: 'efs-mount-target',
  calls: [call],
  after: ['efs-file-system'],
  identify: ({ MountTargetId, NetworkInterfaceId, VpcId, SubnetId }, scope) => ({
    id: MountTargetId ?? '',
    arn: ec2Arn(scope, 'network-interface', NetworkInterfaceId),
    vpcId: VpcId,
    subnetIds: SubnetId === undefined ? [] : [SubnetId],
  }),
  // No listing answers without the file system.
  collect: (aws) =>
    aws.forEach(
      aws.found('efs-file-system').filter(({ data }) => data.NumberOfMountTargets !== 0),
      (system) => system.id,
      call,
      unlessGone(async ({ id: FileSystemId }) => {
        const targets: Kinds['efs-mount-target'][] = [];
        for await (const page of markedPages(call, (at) => aws.one(call, { FileSystemId, MaxItems: 100, ...at }))) {
          targets.push(...(page.MountTargets ?? []).map((target) => keep(target, members)));
        }
        return targets;
      }),
    ),
});
