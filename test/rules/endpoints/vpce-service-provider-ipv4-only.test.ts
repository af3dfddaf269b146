import rule from '../../../src/rules/endpoints/vpce-service-provider-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'vpc-endpoint-service-configuration'>>[1];
const service = (more: Data = {}) =>
  build('vpc-endpoint-service-configuration', {
    ServiceId: 'vpce-svc-1',
    ServiceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-1',
    ServiceState: 'Available',
    SupportedIpAddressTypes: ['ipv4'],
    NetworkLoadBalancerArns: ['arn:nlb'],
    ...more,
  });
const nlb = (IpAddressType: 'ipv4' | 'dualstack') =>
  build('load-balancer', { LoadBalancerArn: 'arn:nlb', LoadBalancerName: 'api', Type: 'network', IpAddressType });

describeRule(rule, {
  flagged: {
    'a service before a load balancer that has no IPv6 either': {
      given: [service(), nlb('ipv4')],
      says: 'takes endpoints of type ipv4 only; api must be dual-stack first',
    },
    'a service before a dual-stack load balancer': { given: [service(), nlb('dualstack')], says: 'vpce-svc-1 (com.amazonaws.vpce' },
    'a service whose load balancers could not be read': {
      given: [service()],
      gaps: [denied('load-balancer')],
      says: 'takes endpoints of type ipv4 only',
    },
    'a service before a Gateway Load Balancer': {
      given: [service({ NetworkLoadBalancerArns: [], GatewayLoadBalancerArns: ['arn:gwlb'] })],
      says: 'ipv4 only',
    },
  },
  silent: {
    'a service that takes both, whatever its targets have': {
      given: [service({ SupportedIpAddressTypes: ['ipv4', 'ipv6'] }), nlb('dualstack')],
    },
    'a service that takes IPv6 alone': { given: [service({ SupportedIpAddressTypes: ['ipv6'] })] },
    'a service that is being deleted': { given: [service({ ServiceState: 'Deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'a service without address types': {
      given: [build('vpc-endpoint-service-configuration', { ServiceId: 'vpce-svc-1', ServiceState: 'Available' })],
      says: 'vpce-svc-1',
    },
  },
});
