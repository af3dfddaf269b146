import rule from '../../../src/rules/containers/eks-vpc-cni-too-old.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (ipFamily: 'ipv4' | 'ipv6', enabled = false) =>
  build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily }, computeConfig: { enabled } });
type Configuration = Parameters<typeof build<'eks-addon'>>[1]['configurationValues'];
const cni = (addonVersion: string, configurationValues: Configuration = null) =>
  build('eks-addon', { addonName: 'vpc-cni', clusterName: 'shop', addonVersion, configurationValues });
const forPods = { env: { ENABLE_POD_ENI: 'true' } };

describeRule(rule, {
  flagged: {
    'an IPv6 cluster with a CNI before 1.10.1': { given: [cluster('ipv6'), cni('v1.10.0-eksbuild.2')], says: 'needs 1.10.1' },
    'an IPv4 cluster with a CNI before 1.13.0': { given: [cluster('ipv4'), cni('v1.12.6-eksbuild.1')], says: 'needs 1.13.0' },
    'security groups for pods in an IPv6 cluster': { given: [cluster('ipv6'), cni('v1.15.5-eksbuild.1', forPods)], says: 'needs 1.16.0' },
  },
  silent: {
    'a current CNI': { given: [cluster('ipv4'), cni('v1.23.1-eksbuild.1')] },
    'an IPv6 cluster without security groups for pods': { given: [cluster('ipv6'), cni('v1.15.5-eksbuild.1')] },
    'Auto Mode, which brings its own CNI': { given: [cluster('ipv6', true)], as: 'not-applicable' },
  },
  unknown: {
    'a CNI that EKS does not manage': { given: [cluster('ipv6')], says: 'aws-node' },
    'the CNI of another cluster': {
      given: [
        cluster('ipv4'),
        build('eks-addon', { addonName: 'vpc-cni', clusterName: 'other', addonVersion: 'v1.23.1', configurationValues: null }),
      ],
      says: 'does not manage',
    },
    'a configuration that could not be read': { given: [cluster('ipv6'), cni('v1.15.5-eksbuild.1', 'unparsed')], says: 'ENABLE_POD_ENI' },
    'a version of another form': { given: [cluster('ipv6'), cni('latest')], says: 'latest' },
  },
});
