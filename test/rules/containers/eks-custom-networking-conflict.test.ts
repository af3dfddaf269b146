import rule from '../../../src/rules/containers/eks-custom-networking-conflict.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Addon = Parameters<typeof build<'eks-addon'>>[1];
const addon = (configurationValues: Addon['configurationValues'], addonName = 'vpc-cni') =>
  build('eks-addon', { addonName, clusterName: 'shop', configurationValues });

describeRule(rule, {
  flagged: {
    'custom networking turned on': {
      given: [addon({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } })],
      says: 'of shop uses custom networking',
    },
  },
  silent: {
    'all defaults': { given: [addon(null)] },
    'custom networking turned off': { given: [addon({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false' } })] },
    'another add-on': { given: [addon(null, 'coredns')], as: 'not-applicable' },
  },
  unknown: { 'a configuration that could not be read': { given: [addon('unparsed')], says: 'could not be read' } },
});
