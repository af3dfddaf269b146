import rule from '../../../src/rules/edge/cloudfront-ipv6-disabled.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'cloudfront-distribution'>>[1];
const off = (data: Data = {}) =>
  build('cloudfront-distribution', { Id: 'E1', DomainName: 'd1.cloudfront.net', Enabled: true, IsIPV6Enabled: false, ...data });

describeRule(rule, {
  flagged: { 'a distribution with IPv6 off': { given: [off()], says: 'E1 (d1.cloudfront.net) has IPv6 switched off' } },
  silent: {
    'a distribution with IPv6': { given: [off({ IsIPV6Enabled: true })] },
    'a staging distribution': { given: [off({ Staging: true })], as: 'not-applicable' },
    'a disabled one': { given: [off({ Enabled: false })], as: 'not-applicable' },
  },
  unknown: {
    'signed URLs, whose policies may name addresses': {
      given: [off({ CacheBehaviors: { Items: [{ TrustedKeyGroups: { Enabled: true, Quantity: 1 } }] } })],
      says: 'signed URLs',
    },
    'an anycast IP list': { given: [off({ AnycastIpListId: 'aip-1' })], says: 'aip-1' },
    'a distribution of which AWS did not say': { given: [build('cloudfront-distribution', { Id: 'E1' })], says: 'did not say' },
  },
});
