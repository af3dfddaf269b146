import rule from '../../../src/rules/data/rds-proxy-target-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const proxy = (data: Parameters<typeof build<'db-proxy'>>[1] = {}) =>
  build('db-proxy', { DBProxyName: 'pool', Status: 'available', ...data });
const toInstance = build('db-proxy-target', { DBProxyName: 'pool', Type: 'RDS_INSTANCE', RdsResourceId: 'orders' });
const toCluster = build('db-proxy-target', { DBProxyName: 'pool', Type: 'TRACKED_CLUSTER', RdsResourceId: 'shop' });
const instance = (NetworkType: string) => build('db-instance', { DBInstanceIdentifier: 'orders', NetworkType });
const cluster = build('db-cluster', { DBClusterIdentifier: 'shop', Engine: 'aurora-mysql', NetworkType: 'DUAL' });

describeRule(rule, {
  flagged: {
    'a proxy before a dual-stack instance': {
      given: [proxy({ TargetConnectionNetworkType: 'IPV4' }), toInstance, instance('DUAL')],
      says: 'pool connects over IPv4 to orders',
    },
    'a proxy before a dual-stack cluster, with nothing said of its network type': { given: [proxy(), toCluster, cluster], says: 'shop' },
  },
  silent: {
    'a proxy that connects over IPv6': { given: [proxy({ TargetConnectionNetworkType: 'IPV6' }), toInstance, instance('DUAL')] },
    'a proxy before an IPv4-only instance': { given: [proxy(), toInstance, instance('IPV4')] },
    'a proxy without targets': { given: [proxy(), instance('DUAL')] },
    'a proxy that is being deleted': { given: [proxy({ Status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: { 'a target that is not in sight': { given: [proxy(), toInstance], says: 'orders' } },
});
