import rule from '../../../src/rules/containers/eks-addon-images-ipv4-registry.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const shop = build('eks-cluster', { name: 'shop', status: 'ACTIVE' });
const addon = (addonName: string, clusterName = 'shop', status: 'ACTIVE' | 'DELETING' = 'ACTIVE') =>
  build('eks-addon', { addonName, clusterName, status, configurationValues: null });

describeRule(rule, {
  flagged: {
    'a cluster with add-ons, one finding for all': {
      given: [shop, addon('coredns'), addon('vpc-cni')],
      says: 'the images of coredns, vpc-cni in shop come from a registry name without IPv6',
    },
  },
  silent: {
    'a cluster without add-ons': { given: [shop, addon('coredns', 'other')], as: 'not-applicable' },
    'an add-on that is going': { given: [shop, addon('coredns', 'shop', 'DELETING')], as: 'not-applicable' },
    'a connected cluster': { given: [build('eks-cluster', { name: 'shop', connectorConfig: { provider: 'GKE' } })], as: 'not-applicable' },
  },
  unknown: { 'add-ons that are denied': { given: [shop], gaps: [denied('eks-addon')], says: 'eks-addon' } },
});
