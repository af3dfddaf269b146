import rule from '../../../src/rules/serverless/apprunner-service-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const service = (NetworkConfiguration?: Kinds['apprunner-service']['NetworkConfiguration'], data: Kinds['apprunner-service'] = {}) =>
  build('apprunner-service', {
    ServiceName: 'shop',
    ServiceArn: 'arn:aws:apprunner:eu-central-1:111122223333:service/shop/1',
    Status: 'RUNNING',
    ...(NetworkConfiguration ? { NetworkConfiguration } : {}),
    ...data,
  });

describeRule(rule, {
  flagged: {
    'a service of type IPV4': {
      given: [service({ IpAddressType: 'IPV4' })],
      says: 'Public App Runner service shop answers over IPv4 only',
    },
    'a service that names no type': { given: [service({})], says: 'IPv4 only' },
    'a private service': {
      given: [service({ IpAddressType: 'IPV4', IngressConfiguration: { IsPubliclyAccessible: false } })],
      says: 'Private App Runner service shop',
    },
  },
  silent: {
    'a dual-stack service': { given: [service({ IpAddressType: 'DUAL_STACK' })] },
    'a service that was deleted': { given: [service({}, { Status: 'DELETED' })], as: 'not-applicable' },
  },
  unknown: { 'a service without its network': { given: [service()], says: 'did not tell the network of shop' } },
});
