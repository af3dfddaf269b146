import rule from '../../../src/rules/connectivity/client-vpn-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'client-vpn-endpoint'>>[1];
const endpoint = (data: Data) => build('client-vpn-endpoint', { ClientVpnEndpointId: 'cvpn-1', Status: { Code: 'available' }, ...data });

describeRule(rule, {
  flagged: {
    'an endpoint of type ipv4': { given: [endpoint({ TrafficIpAddressType: 'ipv4' })], says: 'cvpn-1 carries IPv4 only' },
    'an endpoint from before the setting': { given: [endpoint({})], says: 'IPv4 only' },
    'one that clients reach over IPv6 and that carries IPv4': {
      given: [endpoint({ TrafficIpAddressType: 'ipv4', EndpointIpAddressType: 'dual-stack' })],
      says: 'IPv4 only',
    },
  },
  silent: {
    'a dual-stack endpoint': { given: [endpoint({ TrafficIpAddressType: 'dual-stack' })] },
    'an IPv6 endpoint': { given: [endpoint({ TrafficIpAddressType: 'ipv6' })] },
    'a deleted one': { given: [endpoint({ Status: { Code: 'deleted' } })], as: 'not-applicable' },
  },
  unknown: {
    'a type that is not known': { given: [endpoint({ TrafficIpAddressType: 'ipv8' as 'ipv6' })], says: 'ipv8' },
  },
});
