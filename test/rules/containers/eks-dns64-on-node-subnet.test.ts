import rule from '../../../src/rules/containers/eks-dns64-on-node-subnet.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (enabled = false) =>
  build('eks-cluster', {
    name: 'shop',
    kubernetesNetworkConfig: { ipFamily: 'ipv6' },
    resourcesVpcConfig: { subnetIds: ['subnet-1'] },
    computeConfig: { enabled },
  });
const group = build('eks-nodegroup', { nodegroupName: 'workers', clusterName: 'shop', subnets: ['subnet-1'] });
const subnet = (EnableDns64: boolean) => build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24', EnableDns64 });
type Configuration = Parameters<typeof build<'eks-addon'>>[1]['configurationValues'];
const cni = (configurationValues: Configuration = null) =>
  build('eks-addon', { addonName: 'vpc-cni', clusterName: 'shop', configurationValues });

describeRule(rule, {
  flagged: { 'DNS64 in a node subnet': { given: [cluster(), group, subnet(true), cni()], says: 'subnet-1' } },
  silent: {
    'a node subnet without DNS64': { given: [cluster(), group, subnet(false), cni()] },
    'pods without IPv4 egress, for which NAT64 is the only way': {
      given: [cluster(), group, subnet(true), cni({ env: { ENABLE_V4_EGRESS: 'false' } })],
    },
    'an IPv4 cluster': {
      given: [build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily: 'ipv4' } })],
      as: 'not-applicable',
    },
    'an IPv6-only subnet among the named ones': {
      given: [cluster(), group, build('subnet', { SubnetId: 'subnet-1', Ipv6Native: true, EnableDns64: true }), cni()],
    },
  },
  unknown: {
    'a CNI that EKS does not manage': { given: [cluster(), group, subnet(true)], says: 'cannot be seen' },
    'a configuration that could not be read': { given: [cluster(), group, subnet(true), cni('unparsed')], says: 'cannot be seen' },
    'Auto Mode, whose egress setting is not in the API': { given: [cluster(true), subnet(true), cni()], says: 'cannot be seen' },
    'a cluster without managed node groups': { given: [cluster(), subnet(false), cni()], says: 'no managed node group' },
    'a subnet that is not in sight': { given: [cluster(), group, cni()], says: 'subnet-1' },
  },
});
