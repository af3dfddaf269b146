import type { DirectoryDescription } from '@aws-sdk/client-directory-service';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'DirectoryId',
  'Name',
  'Type',
  'Stage',
  'NetworkType',
  'DnsIpv6Addrs',
] as const satisfies readonly (keyof DirectoryDescription)[];

type Settings = NonNullable<DirectoryDescription['VpcSettings']>;

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A directory without its RADIUS secret and the user that a connector works as. */
    directory: Kept<DirectoryDescription, (typeof members)[number]> & {
      readonly VpcSettings?: Kept<Settings, 'VpcId' | 'SubnetIds'>;
      readonly ConnectSettings?: Kept<Settings, 'VpcId' | 'SubnetIds'>;
    };
  }
}

const place = ['VpcId', 'SubnetIds'] as const;

export default defineCollector({
  kind: 'directory',
  calls: ['ds:DescribeDirectories'],
  identify: ({ DirectoryId, VpcSettings, ConnectSettings }, { partition, region, account }) => ({
    id: DirectoryId ?? '',
    arn: `arn:${partition}:ds:${region}:${account}:directory/${DirectoryId ?? ''}`,
    vpcId: (VpcSettings ?? ConnectSettings)?.VpcId,
    subnetIds: (VpcSettings ?? ConnectSettings)?.SubnetIds,
  }),
  async *collect(aws) {
    for await (const directory of aws.each('ds:DescribeDirectories', {}, 'DirectoryDescriptions')) {
      const { VpcSettings, ConnectSettings } = directory;
      yield {
        ...keep(directory, members),
        ...(VpcSettings ? { VpcSettings: keep(VpcSettings, place) } : {}),
        ...(ConnectSettings ? { ConnectSettings: keep(ConnectSettings, place) } : {}),
      };
    }
  },
});
