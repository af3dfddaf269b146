import rule from '../../../src/rules/containers/eks-cannot-be-ipv6-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (ipFamily: 'ipv4' | 'ipv6') => build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily } });

describeRule(rule, {
  flagged: { 'an IPv6 cluster, whose nodes have IPv4': { given: [cluster('ipv6')], says: 'still need IPv4 addresses' } },
  silent: {
    'an IPv4 cluster, of which another rule speaks': { given: [cluster('ipv4')], as: 'not-applicable' },
    'a connected cluster': { given: [build('eks-cluster', { name: 'shop', connectorConfig: { provider: 'GKE' } })], as: 'not-applicable' },
  },
  unknown: { 'a cluster whose family is not known': { given: [build('eks-cluster', { name: 'shop' })], says: 'which IP family' } },
});
