import rule from '../../../src/rules/containers/eks-hybrid-or-outposts.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Partial<Parameters<typeof build<'eks-cluster'>>[1]>) => build('eks-cluster', { name: 'shop', ...data });
const hybrid = { remoteNodeNetworks: [{ cidrs: ['10.80.0.0/16'] }], remotePodNetworks: [{ cidrs: ['10.85.0.0/16'] }] };

describeRule(rule, {
  flagged: {
    'a cluster with hybrid nodes': { given: [cluster({ remoteNetworkConfig: hybrid })], says: 'hybrid nodes from 10.80.0.0/16' },
    'a local cluster': {
      given: [cluster({ outpostConfig: { outpostArns: ['arn:aws:outposts:op-1'], controlPlaneInstanceType: 'm5.large' } })],
      says: 'arn:aws:outposts:op-1',
    },
  },
  silent: {
    'a cluster in the region': { given: [cluster({})] },
    'an empty network configuration': { given: [cluster({ remoteNetworkConfig: {} })] },
    'a connected cluster': { given: [cluster({ connectorConfig: { provider: 'GKE' } })], as: 'not-applicable' },
  },
  unknown: {
    'a configuration that names no Outpost': {
      given: [cluster({ outpostConfig: { outpostArns: [], controlPlaneInstanceType: 'm5.large' } })],
      says: 'names no Outpost',
    },
  },
});
