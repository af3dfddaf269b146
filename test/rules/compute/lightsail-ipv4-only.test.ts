import rule from '../../../src/rules/compute/lightsail-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const resource = (data: Kinds['lightsail-resource'] = {}) =>
  build('lightsail-resource', { name: 'blog', arn: 'arn:1', resourceType: 'Instance', ...data });

describeRule(rule, {
  flagged: {
    'an instance': { given: [resource({ ipAddressType: 'ipv4' })], says: 'Instance blog in Lightsail is IPv4-only' },
    'a load balancer': { given: [resource({ resourceType: 'LoadBalancer', ipAddressType: 'ipv4' })], says: 'LoadBalancer blog' },
  },
  silent: {
    'a dual-stack distribution': { given: [resource({ resourceType: 'Distribution', ipAddressType: 'dualstack' })] },
    'an IPv6-only instance': { given: [resource({ ipAddressType: 'ipv6' })] },
  },
  unknown: { 'a resource that names no type': { given: [resource()], says: '(unsaid)' } },
});
