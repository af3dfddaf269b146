import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isLive, isSigned, nameOfDistribution } from '../../network/cloudfront.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'cloudfront-ipv6-disabled',
  title: 'CloudFront distribution with IPv6 switched off',
  severity: { 'dual-stack': 'medium' },
  subjects: ['cloudfront-distribution'],
  docs: {
    why:
      'The name of the distribution has no AAAA record: viewers with IPv6 alone cannot reach it, and others come over IPv4. ' +
      'AWS advises against IPv6 only where signed URLs or cookies restrict the addresses of viewers, which this scan cannot see.',
    fix: 'Switch IPv6 on, and add an AAAA alias beside each A alias that leads to the distribution. WAF rules and logs will meet IPv6 addresses.',
    links: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-enable-ipv6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Switch IPv6 on in CloudFront distributions',
    rollback: 'update-distribution with IsIPV6Enabled set to false, once the AAAA aliases to it are gone.',
  },
  applies: isLive,
  check: (distribution) => {
    const evidence = saw(distribution, 'IsIPV6Enabled');
    const { IsIPV6Enabled, AnycastIpListId } = distribution.data;
    if (IsIPV6Enabled === true) return pass(evidence);
    if (IsIPV6Enabled === undefined) return unknown(`AWS did not say whether ${distribution.id} has IPv6`, evidence);
    if (isSigned(distribution)) {
      const why = 'it serves signed URLs or cookies, and IPv6 must stay off where their policies restrict IP addresses';
      return unknown(`${distribution.id} has IPv6 off; ${why}`, [...evidence, ...saw(distribution, 'DefaultCacheBehavior')]);
    }
    if (AnycastIpListId) {
      const why = `whether its anycast IP list ${AnycastIpListId} has IPv6 addresses is not read`;
      return unknown(`${distribution.id} has IPv6 off; ${why}`, [...evidence, ...saw(distribution, 'AnycastIpListId')]);
    }
    return fail({
      message: `${distribution.id} (${nameOfDistribution(distribution)}) has IPv6 switched off`,
      evidence,
      fix: safeFix('Switch IPv6 on', {
        cli: [
          `aws cloudfront get-distribution-config --id ${distribution.id} --query DistributionConfig > distribution.json`,
          '# set "IsIPV6Enabled": true in distribution.json',
          `aws cloudfront update-distribution --id ${distribution.id} --distribution-config file://distribution.json --if-match <etag>`,
        ],
        terraform: [existing('aws_cloudfront_distribution', distribution.id, { is_ipv6_enabled: true })],
      }),
    });
  },
});
