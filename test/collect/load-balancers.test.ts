// Elastic Load Balancing has two services behind one name, and answers much of it one load balancer at a time.
import { afterAll, expect, test, vi } from 'vitest';
import { globalRegion } from '../../src/model/inventory.ts';
import { collected } from '../support/collected-slice.ts';

afterAll(() => vi.unstubAllEnvs());
const stub = (name: string, value: string) => vi.stubEnv(name, value);

const arnOf = (name: string) => `arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/${name}/1`;
const alb = (name: string, IpAddressType: string, Scheme = 'internet-facing') => ({
  LoadBalancerArn: arnOf(name),
  LoadBalancerName: name,
  Type: 'application',
  Scheme,
  IpAddressType,
});
const elasticloadbalancing = {
  DescribeLoadBalancers: {
    LoadBalancers: [
      alb('dual', 'dualstack'),
      alb('inner', 'dualstack', 'internal'),
      alb('old', 'ipv4'),
      alb('saving', 'dualstack-without-public-ipv4'),
    ],
  },
  DescribeTags: { TagDescriptions: [{ ResourceArn: arnOf('old'), Tags: [{ Key: 'elbv2.k8s.aws/cluster', Value: 'shop' }] }] },
  DescribeLoadBalancerAttributes: [
    {
      match: { LoadBalancerArn: arnOf('dual') },
      reply: {
        Attributes: [
          { Key: 'ipv6.deny_all_igw_traffic', Value: 'true' },
          { Key: 'access_logs.s3.bucket', Value: 'logs' },
        ],
      },
    },
    { reply: { Attributes: [] } },
  ],
  DescribeListeners: [
    { match: { LoadBalancerArn: arnOf('saving') }, reply: { Listeners: [{ ListenerArn: 'arn:l', LoadBalancerArn: arnOf('saving') }] } },
    { reply: { Listeners: [] } },
  ],
  DescribeRules: [
    {
      reply: {
        Rules: [
          { RuleArn: 'arn:r1', Actions: [{ Type: 'authenticate-oidc', AuthenticateOidcConfig: { ClientSecret: 's3cret' } }] },
          { RuleArn: 'arn:r2', IsDefault: true, Actions: [{ Type: 'forward' }] },
        ],
      },
    },
  ],
};
const classic = { LoadBalancerDescriptions: [{ LoadBalancerName: 'classic-1', VPCId: 'vpc-1' }, { LoadBalancerName: 'classic-2' }] };

test('asks only where something hangs on the answer, and keeps no secret', async () => {
  const kinds = ['load-balancer-attributes', 'load-balancer-tags', 'listener-rule'] as const;
  const { resources, gaps, problems, requests } = await collected(kinds, { elasticloadbalancing }, stub);
  expect({ gaps, problems }).toEqual({ gaps: [], problems: [] });
  const of = (kind: string) => resources.filter((each) => each.kind === kind).map(({ data }) => data);
  expect(of('load-balancer-attributes')).toEqual([
    { LoadBalancerArn: arnOf('dual'), Attributes: [{ Key: 'ipv6.deny_all_igw_traffic', Value: 'true' }] },
    { LoadBalancerArn: arnOf('saving'), Attributes: [] },
  ]);
  expect(of('load-balancer-tags')).toEqual([{ LoadBalancerArn: arnOf('old'), Tags: [{ Key: 'elbv2.k8s.aws/cluster', Value: 'shop' }] }]);
  expect(of('listener-rule')).toMatchObject([
    { RuleArn: 'arn:r1', LoadBalancerArn: arnOf('saving'), Actions: [{ Type: 'authenticate-oidc' }] },
    { RuleArn: 'arn:r2', IsDefault: true },
  ]);
  expect(requests.filter(({ operation }) => operation === 'DescribeTags')).toHaveLength(1);
  expect(JSON.stringify(resources)).not.toContain('s3cret');
});

test('tells Classic Load Balancers from the others', async () => {
  const DescribeTags = {
    TagDescriptions: [{ LoadBalancerName: 'classic-1', Tags: [{ Key: 'kubernetes.io/cluster/shop', Value: 'owned' }] }],
  };
  const services = { elasticloadbalancing, elb: { DescribeLoadBalancers: classic, DescribeTags: [{ reply: DescribeTags }] } };
  const { resources, gaps, problems } = await collected(['load-balancer', 'classic-load-balancer'], services, stub);
  expect({ gaps, problems }).toEqual({ gaps: [], problems: [] });
  expect(resources.filter(({ kind }) => kind === 'load-balancer')).toHaveLength(4);
  expect(resources.filter(({ kind }) => kind === 'classic-load-balancer').map(({ data }) => data)).toEqual([
    { LoadBalancerName: 'classic-1', VPCId: 'vpc-1', Tags: [{ Key: 'kubernetes.io/cluster/shop', Value: 'owned' }] },
    { LoadBalancerName: 'classic-2', Tags: [] },
  ]);
});

test('keeps Classic Load Balancers whose tags are denied, and says so', async () => {
  const elb = { DescribeLoadBalancers: classic, DescribeTags: [{ error: { code: 'AccessDenied' } }] };
  const { resources, gaps } = await collected(['classic-load-balancer'], { elb }, stub);
  expect(resources.map(({ data }) => data)).toEqual(classic.LoadBalancerDescriptions);
  expect(gaps).toMatchObject([{ action: 'elasticloadbalancing:DescribeTags', reason: 'access-denied', item: 'classic-1 and 1 more' }]);
});

test('S3 websites, key stores without what opens them, and own PrivateLink services', async () => {
  const s3 = {
    ListBuckets: { Buckets: [{ Name: 'moved' }, { Name: 'plain' }, { Name: 'site', BucketRegion: 'eu-central-1' }] },
    GetBucketWebsite: [
      { match: { Bucket: 'plain' }, error: { code: 'NoSuchWebsiteConfiguration', status: 404 } },
      { match: { Bucket: 'moved' }, reply: { RedirectAllRequestsTo: { HostName: 'site' } } },
      { reply: { IndexDocument: { Suffix: 'index.html' } } },
    ],
  };
  const kms = {
    DescribeCustomKeyStores: {
      CustomKeyStores: [
        { CustomKeyStoreId: 'cks-1', TrustAnchorCertificate: 's3cret' },
        { CustomKeyStoreId: 'cks-2', XksProxyConfiguration: { AccessKeyId: 's3cret' } },
      ],
    },
  };
  const ec2 = {
    DescribeVpcEndpointServiceConfigurations: { ServiceConfigurations: [{ ServiceId: 'vpce-svc-1' }, { ServiceId: 'vpce-svc-2' }] },
  };
  const sites = await collected(['s3-bucket-website'], { s3 }, stub, globalRegion);
  expect({ gaps: sites.gaps, problems: sites.problems }).toEqual({ gaps: [], problems: [] });
  expect(sites.resources.filter(({ kind }) => kind === 's3-bucket-website').map(({ data }) => data)).toEqual([
    { Bucket: 'moved', RedirectAllRequestsTo: { HostName: 'site' } },
    { Bucket: 'site', BucketRegion: 'eu-central-1' },
  ]);
  const rest = await collected(['kms-custom-key-store', 'vpc-endpoint-service-configuration'], { kms, ec2 }, stub);
  expect({ gaps: rest.gaps, problems: rest.problems }).toEqual({ gaps: [], problems: [] });
  expect(rest.resources.map(({ id }) => id)).toEqual(['cks-1', 'cks-2', 'vpce-svc-1', 'vpce-svc-2']);
  expect(JSON.stringify(rest.resources)).not.toContain('s3cret');
});
