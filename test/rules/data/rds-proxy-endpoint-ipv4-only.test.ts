import rule from '../../../src/rules/data/rds-proxy-endpoint-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Proxy = Parameters<typeof build<'db-proxy'>>[1];
type Endpoint = Parameters<typeof build<'db-proxy-endpoint'>>[1];
const proxy = (data: Proxy = {}) => build('db-proxy', { DBProxyName: 'pool', Status: 'available', VpcSubnetIds: ['subnet-1'], ...data });
const endpoint = (data: Endpoint) =>
  build('db-proxy-endpoint', { DBProxyName: 'pool', DBProxyEndpointName: 'pool-6', Status: 'available', ...data });

describeRule(rule, {
  flagged: {
    'a proxy with its default endpoint only': {
      given: [
        proxy({ EndpointNetworkType: 'IPV4' }),
        endpoint({ DBProxyEndpointName: 'default', IsDefault: true, EndpointNetworkType: 'IPV4' }),
      ],
      says: 'pool has no endpoint that answers over IPv6 (the default one is IPV4)',
    },
    'a proxy whose network type AWS leaves out': { given: [proxy()], says: 'as AWS says none' },
    'an endpoint of another proxy': {
      given: [proxy(), endpoint({ DBProxyName: 'other', EndpointNetworkType: 'DUAL' })],
      says: 'pool has no endpoint',
    },
  },
  silent: {
    'a dual-stack proxy': { given: [proxy({ EndpointNetworkType: 'DUAL' })] },
    'a further endpoint that is dual-stack': { given: [proxy({ EndpointNetworkType: 'IPV4' }), endpoint({ EndpointNetworkType: 'DUAL' })] },
    'a proxy that is being deleted': { given: [proxy({ Status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'a dual-stack endpoint that is not ready': {
      given: [proxy(), endpoint({ EndpointNetworkType: 'DUAL', Status: 'creating' })],
      says: 'pool-6',
    },
  },
});
