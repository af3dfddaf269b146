import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/audit/judge.ts';
import rule from '../../../src/rules/containers/eks-managed-lb-ipv4.ts';
import albRule from '../../../src/rules/edge/alb-ipv4-only.ts';
import nlbRule from '../../../src/rules/edge/nlb-ipv4-only.ts';
import { build, denied, indexed } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Balancer = Parameters<typeof build<'load-balancer'>>[1];
const balancer = (more: Balancer = {}) =>
  build('load-balancer', {
    LoadBalancerArn: 'arn:web',
    LoadBalancerName: 'k8s-web',
    Type: 'application',
    Scheme: 'internal',
    IpAddressType: 'ipv4',
    ...more,
  });
const tagged = (tags: Readonly<Record<string, string>>) =>
  build('load-balancer-tags', { LoadBalancerArn: 'arn:web', Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) });
const ofService = tagged({ 'elbv2.k8s.aws/cluster': 'shop', 'service.k8s.aws/stack': 'default/web' });
const ofOther = tagged({ team: 'web' });

describeRule(rule, {
  flagged: {
    'one of a Service': {
      given: [balancer({ Type: 'network' }), ofService],
      says: 'its controller keeps it so for service default/web of shop',
    },
    'an internet-facing one of a group of Ingresses': {
      given: [balancer({ Scheme: 'internet-facing' }), tagged({ 'elbv2.k8s.aws/cluster': 'shop', 'ingress.k8s.aws/stack': 'public' })],
      says: 'ingress public of shop',
      severity: { 'dual-stack': 'high' },
    },
    'one of EKS Auto Mode': { given: [balancer(), tagged({ 'eks:eks-cluster-name': 'auto' })], says: 'for auto' },
  },
  silent: {
    'one that no controller made, of which another rule speaks': { given: [balancer(), ofOther], as: 'not-applicable' },
    'a dual-stack one': { given: [balancer({ IpAddressType: 'dualstack' })], as: 'not-applicable' },
    'one on an Outpost': { given: [balancer({ CustomerOwnedIpv4Pool: 'ipv4pool-coip-1' }), ofService], as: 'not-applicable' },
  },
  unknown: { 'one whose tags are not there': { given: [balancer()], says: 'tags of k8s-web' } },
});

describe.each([
  [albRule, balancer()],
  [nlbRule, balancer({ Type: 'network' })],
] as const)('the rule about all load balancers', (other, subject) => {
  const verdictOn = (...more: Parameters<typeof indexed>) =>
    judge(other, indexed([subject, ...more[0]], more[1])).find(({ resource }) => resource?.id === subject.id)?.verdict.status;
  test(`${other.id} leaves those of controllers to this one, and speaks where tags are denied`, () => {
    expect(verdictOn([ofService])).toBe('not-applicable');
    expect(verdictOn([ofOther])).toBe('fail');
    expect(verdictOn([], [denied('load-balancer-tags')])).toBe('fail');
  });
});
