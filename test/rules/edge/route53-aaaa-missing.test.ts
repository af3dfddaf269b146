import rule from '../../../src/rules/edge/route53-aaaa-missing.ts';
import { build, denied, home } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Routing = Partial<Parameters<typeof build<'route53-address-record'>>[1]>;
const alias = (Type: 'A' | 'AAAA', DNSName: string, SetIdentifier?: string, zone = 'Z9', routing: Routing = {}) =>
  build('route53-address-record', {
    HostedZoneId: 'Z1',
    Name: 'shop.example.net.',
    Type,
    AliasTarget: { HostedZoneId: zone, DNSName, EvaluateTargetHealth: false },
    ...(SetIdentifier ? { SetIdentifier } : {}),
    ...routing,
  });
const albName = 'shop-1.eu-central-1.elb.amazonaws.com';
const alb = (IpAddressType?: 'ipv4' | 'dualstack', account = home.account) =>
  build(
    'load-balancer',
    { LoadBalancerArn: 'arn:alb', DNSName: albName, ...(IpAddressType ? { IpAddressType } : {}) },
    { ...home, account },
  );
const toAlb = alias('A', `dualstack.${albName}.`);
const elsewhere = build('hosted-zone', { Id: 'Z2' }, { ...home, account: '444455556666', region: 'global' });
const front = (IsIPV6Enabled: boolean) => build('cloudfront-distribution', { Id: 'E1', DomainName: 'd1.cloudfront.net', IsIPV6Enabled });
const zone = build('hosted-zone', { Id: '/hostedzone/Z1', Name: 'example.net.', Config: { PrivateZone: true } });
const inZone = (Type: 'A' | 'AAAA') => build('route53-address-record', { HostedZoneId: 'Z1', Name: 'web.example.net.', Type });
const accelerator = build('global-accelerator', {
  AcceleratorArn: 'arn:1',
  DnsName: 'a1.awsglobalaccelerator.com',
  DualStackDnsName: 'a1.dualstack.awsglobalaccelerator.com',
});

describeRule(rule, {
  flagged: {
    'an alias to a dual-stack load balancer': {
      given: [toAlb, alb('dualstack')],
      says: `shop.example.net is an A alias to dualstack.${albName}`,
    },
    'a load balancer of another account of the scan': {
      given: [toAlb, alb('dualstack', '444455556666'), elsewhere],
      says: 'no AAAA record',
    },
    'a target found though another region is denied': {
      given: [toAlb, alb('dualstack')],
      gaps: [denied('load-balancer', { ...home, region: 'eu-west-3' })],
      says: 'no AAAA record',
    },
    'a weighted alias': { given: [alias('A', albName, 'blue', 'Z9', { Weight: 10 }), alb('dualstack')], says: 'for blue' },
    'a geolocation alias': {
      given: [alias('A', albName, 'de', 'Z9', { GeoLocation: { CountryCode: 'DE' } }), alb('dualstack')],
      says: 'for de',
    },
    'a geoproximity alias': {
      given: [
        alias('A', albName, 'near', 'Z9', { GeoProximityLocation: { Coordinates: { Latitude: '49.22', Longitude: '-74.01' }, Bias: 5 } }),
        alb('dualstack'),
      ],
      says: 'for near',
    },
    'an alias by the blocks of the callers': {
      given: [
        alias('A', albName, 'office', 'Z9', { CidrRoutingConfig: { CollectionId: 'c-1', LocationName: 'office' } }),
        alb('dualstack'),
      ],
      says: 'for office',
    },
    'a distribution with IPv6': { given: [alias('A', 'd1.cloudfront.net.'), front(true)], says: 'd1.cloudfront.net' },
    'a dual-stack accelerator': { given: [alias('A', 'a1.awsglobalaccelerator.com.'), accelerator], says: 'a1.awsglobalaccelerator.com' },
    'a name of the zone that has an AAAA record': {
      given: [alias('A', 'web.example.net.', undefined, 'Z1'), inZone('AAAA')],
      says: 'an A alias to web.example.net',
    },
    'a private zone, where it weighs less': { given: [toAlb, alb('dualstack'), zone], says: 'no AAAA', severity: { 'dual-stack': 'low' } },
  },
  silent: {
    'an alias with its AAAA twin': { given: [toAlb, alias('AAAA', `dualstack.${albName}.`), alb('dualstack')] },
    'a weighted alias with its twin': { given: [alias('A', albName, 'blue'), alias('AAAA', albName, 'blue'), alb('dualstack')] },
    'a load balancer without IPv6, of which another rule speaks': { given: [toAlb, alb('ipv4')], as: 'not-applicable' },
    'a distribution without IPv6': { given: [alias('A', 'd1.cloudfront.net.'), front(false)], as: 'not-applicable' },
    'a name of the zone without an AAAA record': { given: [alias('A', 'web.example.net.', undefined, 'Z1')], as: 'not-applicable' },
    'an S3 website': { given: [alias('A', 's3-website.eu-central-1.amazonaws.com.')], as: 'not-applicable' },
    'an AAAA record': { given: [alias('AAAA', albName)], as: 'not-applicable' },
  },
  unknown: {
    'load balancers that are denied': { given: [toAlb], gaps: [denied('load-balancer')], says: 'does not know' },
    'a target that is not among those read': { given: [toAlb], says: 'does not know whether it has IPv6' },
    'a load balancer whose type AWS left out': { given: [toAlb, alb()], says: 'does not know' },
    'AAAA records under another set identifier': {
      given: [alias('A', albName, 'blue'), alias('AAAA', albName, 'blue-v6'), alb('dualstack')],
      says: 'none named blue',
    },
  },
});
