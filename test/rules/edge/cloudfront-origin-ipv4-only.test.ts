import rule from '../../../src/rules/edge/cloudfront-origin-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'cloudfront-distribution'>>[1];
type Origin = NonNullable<Data['Origins']>['Items'][number];
const from = (...Items: Origin[]) => build('cloudfront-distribution', { Id: 'E1', Enabled: true, Origins: { Items } });
const web = (CustomOriginConfig: Origin['CustomOriginConfig'] = {}) => ({ Id: 'web', DomainName: 'web.example.net', CustomOriginConfig });
const inVpc = { Id: 'app', DomainName: 'internal-1.elb.amazonaws.com', VpcOriginConfig: { VpcOriginId: 'vo_1' } };
const vpcOrigin = (IpAddressType: 'ipv4' | 'dualstack') => build('cloudfront-vpc-origin', { Id: 'vo_1', IpAddressType });
const bucket = { Id: 's3', DomainName: 'b.s3.eu-central-1.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } };
const website = { Id: 's3', DomainName: 'b.s3-website.eu-central-1.amazonaws.com', CustomOriginConfig: {} };

describeRule(rule, {
  flagged: {
    'a custom origin without a type': { given: [from(web())], says: 'IPv4 only from web.example.net' },
    'a custom origin of type ipv4': { given: [from(bucket, web({ IpAddressType: 'ipv4' }))], says: 'web.example.net' },
    'a VPC origin of type ipv4': { given: [from(inVpc), vpcOrigin('ipv4')], says: 'vo_1' },
  },
  silent: {
    'dual-stack origins': { given: [from(web({ IpAddressType: 'dualstack' }), inVpc), vpcOrigin('dualstack')] },
    'an IPv6 origin': { given: [from(web({ IpAddressType: 'ipv6' }))] },
    'an S3 bucket': { given: [from(bucket)], as: 'not-applicable' },
    'an S3 website, which has no IPv6': { given: [from(website)], as: 'not-applicable' },
  },
  unknown: {
    'a VPC origin of another account': { given: [from(inVpc)], says: 'vo_1' },
    'VPC origins that are denied': { given: [from(inVpc)], gaps: [denied('cloudfront-vpc-origin')], says: 'vo_1' },
    'a distribution without origins': { given: [build('cloudfront-distribution', { Id: 'E1' })], says: 'origins' },
  },
});
