import rule from '../../../src/rules/containers/eks-ipv4-cluster-no-v6-egress.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = build('eks-cluster', {
  name: 'shop',
  kubernetesNetworkConfig: { ipFamily: 'ipv4' },
  resourcesVpcConfig: { subnetIds: ['subnet-dual'] },
});
const group = (subnet = 'subnet-dual') => build('eks-nodegroup', { nodegroupName: 'workers', clusterName: 'shop', subnets: [subnet] });
const dual = build('subnet', {
  SubnetId: 'subnet-dual',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});
const plain = build('subnet', { SubnetId: 'subnet-v4', CidrBlock: '10.0.1.0/24' });
type Configuration = Parameters<typeof build<'eks-addon'>>[1]['configurationValues'];
const cni = (configurationValues: Configuration, addonVersion = 'v1.20.0-eksbuild.1') =>
  build('eks-addon', { addonName: 'vpc-cni', clusterName: 'shop', addonVersion, configurationValues });
const on = { env: { ENABLE_V6_EGRESS: 'true' } };

describeRule(rule, {
  flagged: {
    'a CNI with its defaults': { given: [cluster, group(), dual, cni(null)], says: 'left at its default, false' },
    'the setting turned off': { given: [cluster, group(), dual, cni({ env: { ENABLE_V6_EGRESS: 'false' } })], says: 'is false' },
  },
  silent: {
    'the setting turned on': { given: [cluster, group(), dual, cni(on)] },
    'nodes in subnets without IPv6': { given: [cluster, group('subnet-v4'), plain, dual, cni(null)], as: 'not-applicable' },
    'a CNI that is too old, of which another rule speaks': { given: [cluster, group(), dual, cni(null, 'v1.12.6')], as: 'not-applicable' },
    'an IPv6 cluster': {
      given: [build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily: 'ipv6' } })],
      as: 'not-applicable',
    },
    'Auto Mode, which ignores the options of the CNI': {
      given: [build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily: 'ipv4' }, computeConfig: { enabled: true } })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a CNI that EKS does not manage': { given: [cluster, group(), dual], says: 'ENABLE_V6_EGRESS' },
    'a configuration that could not be read': { given: [cluster, group(), dual, cni('unparsed')], says: 'could not be read' },
    'a cluster without managed node groups for Linux': { given: [cluster, dual, cni(null)], says: 'no managed node group' },
    'node subnets that are not in sight': { given: [cluster, group('subnet-x'), cni(null)], says: 'subnet-x' },
  },
});
