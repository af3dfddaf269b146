import type { FileSystemDescription } from '@aws-sdk/client-efs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { markedPages } from '../next-marker.ts';

const members = [
  'FileSystemId',
  'FileSystemArn',
  'Name',
  'OwnerId',
  'LifeCycleState',
  'NumberOfMountTargets',
] as const satisfies readonly (keyof FileSystemDescription)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'efs-file-system': Kept<FileSystemDescription, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'efs-file-system',
  calls: ['elasticfilesystem:DescribeFileSystems'],
  identify: ({ FileSystemId, FileSystemArn }) => ({ id: FileSystemId ?? '', arn: FileSystemArn ?? '' }),
  async *collect(aws) {
    const call = 'elasticfilesystem:DescribeFileSystems';
    for await (const { FileSystems } of markedPages(call, (at) => aws.one(call, { MaxItems: 100, ...at }))) {
      for (const system of FileSystems ?? []) yield keep(system, members);
    }
  },
});
