import type { ListMountTargetsDescription } from '@aws-sdk/client-s3files';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'mountTargetId',
  'fileSystemId',
  'ownerId',
  'vpcId',
  'subnetId',
  'networkInterfaceId',
  'status',
  'ipv4Address',
  'ipv6Address',
] as const satisfies readonly (keyof ListMountTargetsDescription)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** The address of an S3 file system in one zone. It has no ARN: it goes by that of its network interface. */
    's3files-mount-target': Kept<ListMountTargetsDescription, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 's3files-mount-target',
  calls: ['s3files:ListMountTargets'],
  identify: ({ mountTargetId, networkInterfaceId, vpcId, subnetId }, scope) => ({
    id: mountTargetId ?? '',
    arn: ec2Arn(scope, 'network-interface', networkInterfaceId),
    vpcId,
    subnetIds: subnetId === undefined ? [] : [subnetId],
  }),
  // Unlike EFS, it lists all mount targets without being told a file system.
  async *collect(aws) {
    for await (const each of aws.each('s3files:ListMountTargets', { maxResults: 100 }, 'mountTargets')) yield keep(each, members);
  },
});
