import rule from '../../../src/rules/containers/eks-oidc-issuer-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (issuer?: string, more: Parameters<typeof build<'eks-cluster'>>[1] = {}) =>
  build('eks-cluster', { name: 'shop', status: 'ACTIVE', ...(issuer ? { identity: { oidc: { issuer } } } : {}), ...more });
const outpost = { outpostConfig: { outpostArns: ['arn:aws:outposts:…'], controlPlaneInstanceType: 'm5.large' } };

describeRule(rule, {
  flagged: {
    'the usual issuer': {
      given: [cluster('https://oidc.eks.eu-central-1.amazonaws.com/id/ABC')],
      says: 'oidc.eks.eu-central-1.amazonaws.com',
    },
    'the issuer in China': { given: [cluster('https://oidc.eks.cn-north-1.amazonaws.com.cn/id/ABC')], says: 'amazonaws.com.cn' },
  },
  silent: {
    'the name with both families': { given: [cluster('https://oidc-eks.eu-central-1.api.aws/id/ABC')] },
    'a connected cluster': { given: [cluster(undefined, { connectorConfig: { provider: 'GKE' } })], as: 'not-applicable' },
    'a local cluster on an Outpost': { given: [cluster(undefined, outpost)], as: 'not-applicable' },
  },
  unknown: {
    'a cluster without an issuer': { given: [cluster()], says: 'AWS gave none' },
    'an issuer of another form': { given: [cluster('https://login.example.net')], says: 'login.example.net' },
  },
});
