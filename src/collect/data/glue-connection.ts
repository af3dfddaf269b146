import type { Connection, PhysicalConnectionRequirements } from '@aws-sdk/client-glue';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['Name', 'ConnectionType'] as const satisfies readonly (keyof Connection)[];
const placeMembers = ['SubnetId'] as const satisfies readonly (keyof PhysicalConnectionRequirements)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Where a connection of Glue stands. Its properties, with hosts, users and passwords, are left where they are. */
    'glue-connection': Kept<Connection, (typeof members)[number]> & {
      readonly PhysicalConnectionRequirements?: Kept<PhysicalConnectionRequirements, (typeof placeMembers)[number]>;
    };
  }
}

export default defineCollector({
  kind: 'glue-connection',
  calls: ['glue:GetConnections'],
  identify: ({ Name, PhysicalConnectionRequirements: place }, { partition, region, account }) => ({
    id: Name ?? '',
    arn: `arn:${partition}:glue:${region}:${account}:connection/${Name ?? ''}`,
    subnetIds: place?.SubnetId ? [place.SubnetId] : [],
  }),
  async *collect(aws) {
    // Without HidePassword AWS decrypts the passwords and sends them.
    for await (const each of aws.each('glue:GetConnections', { HidePassword: true, MaxResults: 100 }, 'ConnectionList')) {
      const { PhysicalConnectionRequirements: place } = each;
      yield { ...keep(each, members), ...(place ? { PhysicalConnectionRequirements: keep(place, placeMembers) } : {}) };
    }
  },
});
