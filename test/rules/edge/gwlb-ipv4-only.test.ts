import rule from '../../../src/rules/edge/gwlb-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/x/web/1';
const gwlb = (more: Parameters<typeof build<'load-balancer'>>[1]) =>
  build('load-balancer', { LoadBalancerArn: arn, LoadBalancerName: 'inspect', Type: 'gateway', ...more });

describeRule(rule, {
  flagged: { 'the type ipv4': { given: [gwlb({ IpAddressType: 'ipv4' })], says: 'inspect takes IPv4 packets only' } },
  silent: {
    dualstack: { given: [gwlb({ IpAddressType: 'dualstack' })] },
    'another load balancer': { given: [gwlb({ IpAddressType: 'ipv4', Type: 'network' })], as: 'not-applicable' },
  },
  unknown: { 'an answer without the type': { given: [gwlb({})], says: 'did not say' } },
});
