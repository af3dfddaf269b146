import type { CacheBehavior, CustomOriginConfig, DistributionSummary, Origin } from '@aws-sdk/client-cloudfront';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { markedPages } from '../next-marker.ts';

const members = [
  'Id',
  'ARN',
  'DomainName',
  'Aliases',
  'Enabled',
  'Staging',
  'IsIPV6Enabled',
  'AnycastIpListId',
] as const satisfies readonly (keyof DistributionSummary)[];

/** Without the headers that CloudFront adds for the origin: they often are a shared secret. */
const originMembers = ['Id', 'DomainName', 'S3OriginConfig', 'VpcOriginConfig'] as const satisfies readonly (keyof Origin)[];
const signing = ['TrustedSigners', 'TrustedKeyGroups'] as const satisfies readonly (keyof CacheBehavior)[];

type Signing = Kept<CacheBehavior, (typeof signing)[number]>;
type KeptOrigin = Kept<Origin, (typeof originMembers)[number]> & {
  readonly CustomOriginConfig?: Kept<CustomOriginConfig, 'IpAddressType'>;
};

declare module '../../model/kinds.ts' {
  interface Kinds {
    'cloudfront-distribution': Kept<DistributionSummary, (typeof members)[number]> & {
      readonly Origins?: { readonly Items: readonly KeptOrigin[] };
      readonly DefaultCacheBehavior?: Signing;
      readonly CacheBehaviors?: { readonly Items: readonly Signing[] };
    };
  }
}

const keepOrigin = (origin: Origin): KeptOrigin => ({
  ...keep(origin, originMembers),
  ...(origin.CustomOriginConfig ? { CustomOriginConfig: keep(origin.CustomOriginConfig, ['IpAddressType']) } : {}),
});

export default defineCollector({
  kind: 'cloudfront-distribution',
  scope: 'global',
  calls: ['cloudfront:ListDistributions'],
  identify: ({ Id, ARN }) => ({ id: Id ?? '', arn: ARN ?? '' }),
  async *collect(aws) {
    const call = 'cloudfront:ListDistributions';
    const pages = markedPages(call, async (at) => (await aws.one(call, { MaxItems: 100, ...at })).DistributionList);
    for await (const { Items } of pages) {
      for (const distribution of Items ?? []) {
        const { Origins, DefaultCacheBehavior, CacheBehaviors } = distribution;
        yield {
          ...keep(distribution, members),
          ...(Origins ? { Origins: { Items: (Origins.Items ?? []).map(keepOrigin) } } : {}),
          ...(DefaultCacheBehavior ? { DefaultCacheBehavior: keep(DefaultCacheBehavior, signing) } : {}),
          ...(CacheBehaviors ? { CacheBehaviors: { Items: (CacheBehaviors.Items ?? []).map((each) => keep(each, signing)) } } : {}),
        };
      }
    }
  },
});
