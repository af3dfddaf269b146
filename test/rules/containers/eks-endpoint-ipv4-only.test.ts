import rule from '../../../src/rules/containers/eks-endpoint-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (endpoint?: string, ipFamily: 'ipv4' | 'ipv6' = 'ipv6') =>
  build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily }, ...(endpoint ? { endpoint } : {}) });
const old = 'https://ABCDEF.gr7.eu-central-1.eks.amazonaws.com';

describeRule(rule, {
  flagged: {
    'an IPv6 cluster with the old endpoint': { given: [cluster(old)], says: 'answers over IPv4 only' },
    'the same in China': { given: [cluster('https://ABCDEF.yl4.cn-north-1.eks.amazonaws.com.cn')], says: 'answers over IPv4 only' },
  },
  silent: {
    'a dual-stack endpoint': { given: [cluster('https://ABCDEF.gr7.eks-cluster.eu-central-1.api.aws')] },
    'an IPv4 cluster, of which another rule speaks': { given: [cluster(old, 'ipv4')], as: 'not-applicable' },
  },
  unknown: {
    'a cluster that has no endpoint yet': { given: [cluster()], says: 'none yet' },
    'an endpoint of another form': { given: [cluster('https://kube.example.com')], says: 'kube.example.com' },
  },
});
