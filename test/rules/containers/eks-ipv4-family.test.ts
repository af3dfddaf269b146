import rule from '../../../src/rules/containers/eks-ipv4-family.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Partial<Parameters<typeof build<'eks-cluster'>>[1]>) =>
  build('eks-cluster', { name: 'shop', status: 'ACTIVE', version: '1.34', kubernetesNetworkConfig: { ipFamily: 'ipv4' }, ...data });
const inChina = { account: '111122223333', region: 'cn-north-1', partition: 'aws-cn' };

describeRule(rule, {
  flagged: {
    'a cluster of the IPv4 family': { given: [cluster({})], says: 'shop has the IP family ipv4, which cannot be changed' },
    'a cluster whose family AWS leaves out, which is IPv4': { given: [cluster({ kubernetesNetworkConfig: {} })], says: 'ipv4' },
    'a cluster in China': {
      given: [build('eks-cluster', { name: 'shop', kubernetesNetworkConfig: { ipFamily: 'ipv4' } }, inChina)],
      says: 'EKS offers no other family in cn-north-1',
      severity: { 'dual-stack': 'info', 'ipv6-only': 'blocker' },
    },
  },
  silent: {
    'an IPv6 cluster': { given: [cluster({ kubernetesNetworkConfig: { ipFamily: 'ipv6' } })] },
    'a connected cluster, which runs elsewhere': { given: [cluster({ connectorConfig: { provider: 'GKE' } })], as: 'not-applicable' },
    'a cluster that is being deleted': { given: [cluster({ status: 'DELETING' })], as: 'not-applicable' },
    'a local cluster on an Outpost, of which another rule speaks': {
      given: [cluster({ outpostConfig: { outpostArns: ['arn:aws:outposts:…'], controlPlaneInstanceType: 'm5.large' } })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a cluster without any network configuration': {
      given: [build('eks-cluster', { name: 'shop', status: 'CREATING' })],
      says: 'which IP family',
    },
  },
});
