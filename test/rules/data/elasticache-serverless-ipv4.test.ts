import rule from '../../../src/rules/data/elasticache-serverless-ipv4.ts';
import { build, denied } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const cache = (data: Parameters<typeof build<'serverless-cache'>>[1] = {}) =>
  build('serverless-cache', { ServerlessCacheName: 'sessions', Status: 'available', Engine: 'valkey', SubnetIds: ['subnet-1'], ...data });
const subnet = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });

describeRule(rule, {
  flagged: {
    'an IPv4-only cache': {
      given: [cache({ NetworkType: 'ipv4' }), subnet],
      says: 'sessions (serverless) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a cache beside IPv6-only subnets without NAT64': {
      given: [cache({ NetworkType: 'ipv4' }), subnet, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
    'nothing said, in a subnet with IPv4: the default': { given: [cache(), subnet], says: 'IPv4-only' },
  },
  silent: {
    'a dual-stack cache': { given: [cache({ NetworkType: 'dual_stack' })] },
    'an IPv6-only cache': { given: [cache({ NetworkType: 'ipv6' })] },
    'a cache that is being deleted': { given: [cache({ Status: 'DELETING' })], as: 'not-applicable' },
  },
  unknown: {
    'nothing said, in IPv6-only subnets': { given: [cache({ SubnetIds: ['subnet-native'] }), nativeSubnet], says: 'unsaid' },
    'nothing said, in subnets that are not visible': { given: [cache()], gaps: [denied('subnet')], says: 'unsaid' },
  },
});
