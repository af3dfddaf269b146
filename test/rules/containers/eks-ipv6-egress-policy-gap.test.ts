import rule from '../../../src/rules/containers/eks-ipv6-egress-policy-gap.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (ipFamily: 'ipv4' | 'ipv6' = 'ipv6', enabled = false) =>
  build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily }, computeConfig: { enabled } });
type Configuration = Parameters<typeof build<'eks-addon'>>[1]['configurationValues'];
const cni = (configurationValues: Configuration) => build('eks-addon', { addonName: 'vpc-cni', clusterName: 'shop', configurationValues });

describeRule(rule, {
  flagged: {
    'network policies and IPv4 egress': {
      given: [cluster(), cni({ env: {}, enableNetworkPolicy: 'true' })],
      says: 'shop has network policies on and IPv4 egress of its pods too',
    },
  },
  silent: {
    'no network policies, the default': { given: [cluster(), cni(null)] },
    'no IPv4 egress': { given: [cluster(), cni({ env: { ENABLE_V4_EGRESS: 'false' }, enableNetworkPolicy: 'true' })] },
    'an IPv4 cluster': { given: [cluster('ipv4'), cni({ env: {}, enableNetworkPolicy: 'true' })], as: 'not-applicable' },
  },
  unknown: {
    'Auto Mode': { given: [cluster('ipv6', true)], says: 'NodeClasses' },
    'a CNI that EKS does not manage': { given: [cluster()], says: 'not managed by EKS' },
    'a configuration that could not be read': { given: [cluster(), cni('unparsed')], says: 'could not be read off' },
  },
});
