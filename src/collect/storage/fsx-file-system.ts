import type { FileSystem } from '@aws-sdk/client-fsx';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'FileSystemId',
  'ResourceARN',
  'OwnerId',
  'FileSystemType',
  'Lifecycle',
  'VpcId',
  'SubnetIds',
  'NetworkInterfaceIds',
  'NetworkType',
  'Tags',
] as const satisfies readonly (keyof FileSystem)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A file system without its settings, which may name accounts of a directory. */
    'fsx-file-system': Kept<FileSystem, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'fsx-file-system',
  calls: ['fsx:DescribeFileSystems'],
  identify: ({ FileSystemId, ResourceARN, VpcId, SubnetIds }) => ({
    id: FileSystemId ?? '',
    arn: ResourceARN ?? '',
    vpcId: VpcId,
    subnetIds: SubnetIds,
  }),
  async *collect(aws) {
    for await (const system of aws.each('fsx:DescribeFileSystems', { MaxResults: 1000 }, 'FileSystems')) yield keep(system, members);
  },
});
