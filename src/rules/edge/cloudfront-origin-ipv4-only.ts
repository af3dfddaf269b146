import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isLive, isS3Website, type Origin } from '../../network/cloudfront.ts';
import { defineRule, safeFix } from '../define.ts';

/** Custom origins are fetched from over IPv4 unless they say otherwise; S3 buckets have no such setting. */
const isIpv4Custom = (origin: Origin): boolean =>
  origin.CustomOriginConfig !== undefined && !isS3Website(origin) && (origin.CustomOriginConfig.IpAddressType ?? 'ipv4') === 'ipv4';

export default defineRule({
  id: 'cloudfront-origin-ipv4-only',
  title: 'CloudFront fetches from an origin over IPv4 only',
  severity: { 'ipv6-only': 'low' },
  subjects: ['cloudfront-distribution'],
  consults: ['cloudfront-vpc-origin'],
  docs: {
    why:
      'CloudFront comes to custom origins over IPv4 unless the origin is set to dual-stack or IPv6, so that the origin has to keep IPv4 addresses. An origin that has IPv6 alone is not reached at all. ' +
      'VPC origins can be dual-stack and never IPv6-only. Whether the host of an origin has an AAAA record is not looked up.',
    fix: 'Give the origin an AAAA record and set its IP address type to dualstack. A dual-stack Network Load Balancer cannot be a VPC origin (from a note of AWS of August 2026).',
    links: [
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html',
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Let CloudFront reach origins over IPv6',
    rollback: 'update-distribution with the origin’s IpAddressType set to ipv4; of a VPC origin update-vpc-origin.',
    after: ['alb-ipv4-only', 'nlb-ipv4-only', 'apigw-rest-ipv4', 'apigw-v2-ipv4', 'apigw-domain-name-ipv4'],
  },
  confidence: 'medium',
  applies: isLive,
  check: (distribution, context) => {
    const evidence = saw(distribution, 'Origins');
    const origins = distribution.data.Origins?.Items;
    if (!origins) return unknown(`AWS did not say the origins of ${distribution.id}`, evidence);
    const custom = origins.filter(isIpv4Custom);
    const inVpcs = origins.flatMap(({ VpcOriginConfig }) => VpcOriginConfig?.VpcOriginId ?? []);
    const read = context.consult('cloudfront-vpc-origin');
    const seen = inVpcs.flatMap((id) => read?.find((each) => each.id === id) ?? []);
    const ipv4 = seen.filter(({ data }) => data.IpAddressType !== 'dualstack');
    const names = [...custom.map(({ DomainName, Id }) => DomainName ?? Id), ...ipv4.map(({ id }) => id)];
    if (names.length > 0) {
      return fail({
        message: `${distribution.id} fetches over IPv4 only from ${names.join(', ')}`,
        evidence: [...evidence, ...ipv4.flatMap((each) => saw(each, 'IpAddressType'))],
        related: ipv4.map((each) => relatedTo(each, 'is a VPC origin of type ipv4')),
        // No Terraform: the provider takes the origins as a whole, and most of what they are made of is not read.
        fix: safeFix('Set the origins to dual-stack', {
          cli: [
            `aws cloudfront get-distribution-config --id ${distribution.id} --query DistributionConfig > distribution.json`,
            '# set "IpAddressType": "dualstack" in the CustomOriginConfig of each; for VPC origins: aws cloudfront update-vpc-origin',
            `aws cloudfront update-distribution --id ${distribution.id} --distribution-config file://distribution.json --if-match <etag>`,
          ],
        }),
      });
    }
    const unseen = inVpcs.filter((id) => !seen.some((each) => each.id === id));
    if (unseen.length > 0) return unknown(`VPC origin ${unseen.join(', ')} of ${distribution.id} is not visible`, evidence);
    const isAnyChosen = inVpcs.length > 0 || origins.some((each) => each.CustomOriginConfig && !isS3Website(each));
    return isAnyChosen ? pass(evidence) : notApplicable;
  },
});
