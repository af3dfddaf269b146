import type { VpcOriginSummary } from '@aws-sdk/client-cloudfront';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { markedPages } from '../next-marker.ts';

const members = [
  'Id',
  'Arn',
  'Name',
  'AccountId',
  'OriginEndpointArn',
  'IpAddressType',
] as const satisfies readonly (keyof VpcOriginSummary)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A load balancer or instance in a private subnet that distributions fetch from. Read where a distribution has one. */
    'cloudfront-vpc-origin': Kept<VpcOriginSummary, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'cloudfront-vpc-origin',
  scope: 'global',
  calls: ['cloudfront:ListVpcOrigins'],
  after: ['cloudfront-distribution'],
  identify: ({ Id, Arn }) => ({ id: Id ?? '', arn: Arn ?? '' }),
  async *collect(aws) {
    const isUsed = aws.found('cloudfront-distribution').some(({ data }) => data.Origins?.Items.some((origin) => origin.VpcOriginConfig));
    if (!isUsed) return;
    const call = 'cloudfront:ListVpcOrigins';
    for await (const { Items } of markedPages(call, async (at) => (await aws.one(call, { MaxItems: 100, ...at })).VpcOriginList)) {
      for (const origin of Items ?? []) yield keep(origin, members);
    }
  },
});
