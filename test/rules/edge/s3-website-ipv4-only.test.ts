import rule from '../../../src/rules/edge/s3-website-ipv4-only.ts';
import { build, denied, home } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const site = build('s3-bucket-website', { Bucket: 'www.example.net', BucketRegion: 'eu-central-1' });
const from = (
  DomainName: string,
  more: Parameters<typeof build<'cloudfront-distribution'>>[1] = {},
  scope = { ...home, region: 'global' },
) => build('cloudfront-distribution', { Id: 'E1', Enabled: true, Origins: { Items: [{ Id: 'o', DomainName }] }, ...more }, scope);
const website = 'www.example.net.s3-website.eu-central-1.amazonaws.com';
const elsewhere = { ...home, account: '444455556666', region: 'global' };

describeRule(rule, {
  flagged: {
    'a website that nothing stands before': {
      given: [site],
      says: 'the website of bucket www.example.net answers over IPv4 only, with no',
    },
    'a redirect to another host': {
      given: [build('s3-bucket-website', { Bucket: 'example.net', RedirectAllRequestsTo: { HostName: 'www.example.net' } })],
      says: 'the redirect to www.example.net of bucket example.net',
    },
    'a website beside a distribution that fetches from the bucket itself': {
      given: [site, from('www.example.net.s3.eu-central-1.amazonaws.com')],
      says: 'E1 goes past it to the bucket itself',
      severity: { 'dual-stack': 'low' },
    },
    'a website whose distribution is switched off': { given: [site, from(website, { Enabled: false })], says: 'with no CloudFront' },
    'a website of which another one has the distribution': { given: [site, from(`my.${website}`)], says: 'with no CloudFront' },
  },
  silent: {
    'a website behind CloudFront': { given: [site, from(website)] },
    'a website under the older form of its name': { given: [site, from('www.example.net.s3-website-us-east-1.amazonaws.com')] },
    'a website behind the CloudFront of another account': { given: [site, from(website, {}, elsewhere)] },
  },
  unknown: {
    'distributions of another account that are denied': {
      given: [site],
      gaps: [denied('cloudfront-distribution', elsewhere)],
      says: 'of another account',
    },
  },
});
