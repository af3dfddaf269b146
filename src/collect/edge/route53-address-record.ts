import type { ListResourceRecordSetsRequest, ListResourceRecordSetsResponse, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { RepeatingTokenError } from '../../aws/errors.ts';
import { keep, type Kept, type Kinds } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { FailedCallError } from '../reader.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'Name',
  'Type',
  'AliasTarget',
  'SetIdentifier',
  'Weight',
  'Region',
  'Failover',
  'MultiValueAnswer',
  'GeoLocation',
  'GeoProximityLocation',
  'CidrRoutingConfig',
  'HealthCheckId',
] as const satisfies readonly (keyof ResourceRecordSet)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An alias of type A, or any record of type AAAA, with its routing policy and without its addresses. Other records are not kept: a zone may hold 10,000. */
    'route53-address-record': Kept<ResourceRecordSet, (typeof members)[number]> & { readonly HostedZoneId: string };
  }
}

const call = 'route53:ListResourceRecordSets';

const isKept = ({ Type, AliasTarget }: ResourceRecordSet): boolean => Type === 'AAAA' || (Type === 'A' && AliasTarget !== undefined);

export default defineCollector({
  kind: 'route53-address-record',
  scope: 'global',
  calls: [call],
  after: ['hosted-zone'],
  // Records have no ARN: they go by that of their zone.
  identify: ({ HostedZoneId, Name, Type, SetIdentifier }, { partition }) => ({
    id: [HostedZoneId, Name, Type, SetIdentifier].filter(Boolean).join('/'),
    arn: `arn:${partition}:route53:::hostedzone/${HostedZoneId}`,
  }),
  collect: (aws) =>
    aws.forEach(
      aws.found('hosted-zone'),
      (zone) => zone.id,
      call,
      unlessGone(async ({ id: HostedZoneId }) => {
        const records: Kinds['route53-address-record'][] = [];
        // The next page begins at a record, which three members name together.
        let from: Omit<ListResourceRecordSetsRequest, 'HostedZoneId'> | undefined = {};
        const seen = new Set<string>();
        while (from) {
          const start = JSON.stringify(from);
          // A page that leads to one that was read before would page for ever.
          if (seen.has(start)) throw new FailedCallError(call, new RepeatingTokenError(call));
          seen.add(start);
          const page: ListResourceRecordSetsResponse = await aws.one(call, { HostedZoneId, MaxItems: 300, ...from });
          records.push(...(page.ResourceRecordSets ?? []).filter(isKept).map((each) => ({ HostedZoneId, ...keep(each, members) })));
          from = page.IsTruncated
            ? {
                StartRecordName: page.NextRecordName,
                StartRecordType: page.NextRecordType,
                StartRecordIdentifier: page.NextRecordIdentifier,
              }
            : undefined;
        }
        return records;
      }),
    ),
});
