import rule from '../../../src/rules/data/rds-aurora-express-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (data: Parameters<typeof build<'db-cluster'>>[1]) =>
  build('db-cluster', { DBClusterIdentifier: 'shop', Engine: 'aurora-postgresql', ...data });

describeRule(rule, {
  flagged: {
    'an express cluster': {
      given: [cluster({ VPCNetworkingEnabled: false, InternetAccessGatewayEnabled: true })],
      says: 'outside any VPC',
    },
  },
  silent: {
    'a cluster in a VPC, of which AWS says nothing more': { given: [cluster({})], as: 'not-applicable' },
    'an express cluster with VPC networking': { given: [cluster({ VPCNetworkingEnabled: true })] },
    'another engine': { given: [cluster({ Engine: 'docdb', VPCNetworkingEnabled: false })], as: 'not-applicable' },
  },
  unknown: {
    'an express cluster of which half is said': { given: [cluster({ InternetAccessGatewayEnabled: true })], says: 'stands in a VPC' },
  },
});
