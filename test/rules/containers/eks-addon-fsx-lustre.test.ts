import rule from '../../../src/rules/containers/eks-addon-fsx-lustre.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const addon = (addonName: string) => build('eks-addon', { addonName, clusterName: 'shop', configurationValues: null });
const cluster = (ipFamily: 'ipv4' | 'ipv6') => build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily } });

describeRule(rule, {
  flagged: { 'the driver in an IPv6 cluster': { given: [addon('aws-fsx-csi-driver'), cluster('ipv6')], says: 'shop is an IPv6 cluster' } },
  silent: {
    'the driver in an IPv4 cluster': { given: [addon('aws-fsx-csi-driver'), cluster('ipv4')], as: 'not-applicable' },
    'another driver': { given: [addon('aws-efs-csi-driver'), cluster('ipv6')], as: 'not-applicable' },
  },
  unknown: { 'a cluster out of sight': { given: [addon('aws-fsx-csi-driver')], says: 'shop' } },
});
