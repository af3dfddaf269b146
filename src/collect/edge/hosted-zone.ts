import type { HostedZone } from '@aws-sdk/client-route-53';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { markedPages } from '../next-marker.ts';

const members = ['Id', 'Name', 'Config', 'ResourceRecordSetCount'] as const satisfies readonly (keyof HostedZone)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'hosted-zone': Kept<HostedZone, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'hosted-zone',
  scope: 'global',
  calls: ['route53:ListHostedZones'],
  // Route 53 writes `/hostedzone/Z1`; aliases, commands and ARNs have `Z1`.
  identify: ({ Id = '' }, { partition }) => {
    const id = Id.replace(/^\/hostedzone\//, '');
    return { id, arn: `arn:${partition}:route53:::hostedzone/${id}` };
  },
  async *collect(aws) {
    const pages = markedPages('route53:ListHostedZones', (at) => aws.one('route53:ListHostedZones', { MaxItems: 100, ...at }));
    for await (const { HostedZones } of pages) for (const zone of HostedZones ?? []) yield keep(zone, members);
  },
});
