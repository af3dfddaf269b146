import rule from '../../../src/rules/containers/eks-pod-identity-ipv6-sdk.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (ipFamily: 'ipv4' | 'ipv6' = 'ipv6', enabled = false) =>
  build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily }, computeConfig: { enabled } });
const agent = build('eks-addon', { addonName: 'eks-pod-identity-agent', clusterName: 'shop', configurationValues: null });

describeRule(rule, {
  flagged: {
    'the agent in an IPv6 cluster': { given: [cluster(), agent], says: 'the add-on eks-pod-identity-agent' },
    'Auto Mode, which has it built in': { given: [cluster('ipv6', true)], says: 'Auto Mode' },
  },
  silent: {
    'no agent': { given: [cluster()] },
    'an IPv4 cluster': { given: [cluster('ipv4'), agent], as: 'not-applicable' },
  },
  unknown: { 'add-ons that are denied': { given: [cluster()], gaps: [denied('eks-addon')], says: 'access-denied' } },
});
