import rule from '../../../src/rules/containers/eks-ipv6-cni-iam-missing.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (ipFamily: 'ipv4' | 'ipv6' = 'ipv6', enabled = false) =>
  build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily }, computeConfig: { enabled } });
const addon = build('eks-addon', { addonName: 'vpc-cni', clusterName: 'shop', configurationValues: null });
type Use = Parameters<typeof build<'eks-cni-role'>>[1]['use'];
const role = (name: string, allowsAssignIpv6Addresses: boolean | null, use: Use = 'nodeRole') =>
  build('eks-cni-role', { clusterName: 'shop', Arn: `arn:aws:iam::111122223333:role/${name}`, use, allowsAssignIpv6Addresses });

describeRule(rule, {
  flagged: {
    'a node role with the IPv4 policy alone': {
      given: [cluster(), addon, role('nodes', false)],
      says: 'the IPv6 cluster shop grants ec2:AssignIpv6Addresses: nodes',
    },
    'a role of the service account that lacks it too': {
      given: [cluster(), addon, role('nodes', false), role('cni', false, 'serviceAccountRoleArn')],
      says: 'nodes, cni',
    },
    'a role of pod identity without an add-on': { given: [cluster(), role('cni', false, 'podIdentityAssociation')], says: 'cni' },
  },
  silent: {
    'a node role that grants it': { given: [cluster(), addon, role('nodes', true)] },
    'a role of the service account that grants it': {
      given: [cluster(), addon, role('nodes', false), role('cni', true, 'serviceAccountRoleArn')],
    },
    'a role of pod identity that grants it': {
      given: [cluster(), addon, role('nodes', null), role('cni', true, 'podIdentityAssociation')],
    },
    'Auto Mode': { given: [cluster('ipv6', true)], as: 'not-applicable' },
    'an IPv4 cluster': { given: [cluster('ipv4'), role('nodes', false)], as: 'not-applicable' },
  },
  unknown: {
    'IAM denied': { given: [cluster(), addon], gaps: [denied('eks-cni-role')], says: 'access-denied' },
    'no role that EKS knows': { given: [cluster(), addon], says: 'not known to EKS' },
    'a policy that could not be read': { given: [cluster(), addon, role('nodes', null)], says: 'could not be read off' },
    'node roles that differ': {
      given: [cluster(), addon, role('a', true), role('b', false)],
      says: 'a may assign IPv6 addresses and b may not',
    },
    'a self-managed CNI, whose service account may name a role': { given: [cluster(), role('nodes', false)], says: 'self-managed' },
  },
});
