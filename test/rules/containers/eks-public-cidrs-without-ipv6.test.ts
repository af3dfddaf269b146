import rule from '../../../src/rules/containers/eks-public-cidrs-without-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (
  publicAccessCidrs: string[] | undefined,
  host = 'ABCDEF.gr7.eks-cluster.eu-central-1.api.aws',
  endpointPublicAccess = true,
) =>
  build('eks-cluster', {
    name: 'shop',
    endpoint: `https://${host}`,
    resourcesVpcConfig: { endpointPublicAccess, ...(publicAccessCidrs ? { publicAccessCidrs } : {}) },
  });

describeRule(rule, {
  flagged: {
    'a list of IPv4 blocks': {
      given: [cluster(['192.0.2.0/24', '198.51.100.7/32'])],
      says: 'only IPv4 blocks: 192.0.2.0/24, 198.51.100.7/32',
    },
  },
  silent: {
    'a list with an IPv6 block': { given: [cluster(['192.0.2.0/24', '2001:db8::/48'])] },
    'the default list': { given: [cluster(['0.0.0.0/0', '::/0'])] },
    'an IPv4-only endpoint, which takes no IPv6 blocks': {
      given: [cluster(['192.0.2.0/24'], 'ABCDEF.gr7.eu-central-1.eks.amazonaws.com')],
      as: 'not-applicable',
    },
    'an endpoint that is private only': { given: [cluster(['192.0.2.0/24'], undefined, false)], as: 'not-applicable' },
  },
  unknown: { 'a list that AWS left out': { given: [cluster(undefined)], says: 'does not say' } },
});
