import rule from '../../../src/rules/edge/elb-classic-no-ipv6.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'classic-load-balancer'>>[1];
const classic = (more: Data = {}) =>
  build('classic-load-balancer', {
    LoadBalancerName: 'old',
    VPCId: 'vpc-1',
    Scheme: 'internal',
    Instances: [{ InstanceId: 'i-1' }],
    ...more,
  });
const ofShop = [
  { Key: 'kubernetes.io/cluster/shop', Value: 'owned' },
  { Key: 'kubernetes.io/service-name', Value: 'default/web' },
];
const shop = build('eks-cluster', { name: 'shop' });

describeRule(rule, {
  flagged: {
    'any in use, internal ones too': { given: [classic()], says: 'Classic Load Balancer old has no IPv6 and cannot be given any' },
    'one without instances, which may come again': { given: [classic({ Instances: [], Tags: [] })], says: 'old has no IPv6' },
    'one whose tags could not be read': {
      given: [classic()],
      gaps: [denied('classic-load-balancer')],
      says: 'cannot be given any',
    },
    'one that Kubernetes made': {
      given: [classic({ Tags: ofShop }), shop],
      says: 'the controller inside Kubernetes made it for default/web of cluster shop',
    },
    'one of a cluster that EKS does not run, with nodes behind it': { given: [classic({ Tags: ofShop })], says: 'cluster shop' },
    'one of a cluster without nodes': { given: [classic({ Tags: ofShop, Instances: [] }), shop], says: 'cluster shop' },
  },
  silent: {
    'one that outlived its cluster': { given: [classic({ Tags: ofShop, Instances: [] })], as: 'not-applicable' },
    'one that outlived its cluster, where there is another': {
      given: [classic({ Tags: ofShop, Instances: [] }), build('eks-cluster', { name: 'other' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'one that may have outlived its cluster': {
      given: [classic({ Tags: ofShop, Instances: [] })],
      gaps: [denied('eks-cluster')],
      says: 'outlived its cluster shop',
    },
  },
});
