import type { Workspace } from '@aws-sdk/client-workspaces';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

/** Without the name of its user. */
const members = [
  'WorkspaceId',
  'DirectoryId',
  'State',
  'SubnetId',
  'IpAddress',
  'Ipv6Address',
] as const satisfies readonly (keyof Workspace)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    workspace: Kept<Workspace, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'workspace',
  calls: ['workspaces:DescribeWorkspaces'],
  identify: ({ WorkspaceId, SubnetId }, { partition, region, account }) => ({
    id: WorkspaceId ?? '',
    arn: `arn:${partition}:workspaces:${region}:${account}:workspace/${WorkspaceId ?? ''}`,
    subnetIds: SubnetId === undefined ? [] : [SubnetId],
  }),
  async *collect(aws) {
    for await (const each of aws.each('workspaces:DescribeWorkspaces', { Limit: 25 }, 'Workspaces')) yield keep(each, members);
  },
});
