import rule from '../../../src/rules/connectivity/vpn-outside-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'vpn-connection'>>[1];
const vpn = (Options: Data['Options'], data: Data = {}) =>
  build('vpn-connection', { VpnConnectionId: 'vpn-1', TransitGatewayId: 'tgw-1', ...(Options ? { Options } : {}), ...data });

describeRule(rule, {
  flagged: {
    'public IPv4 addresses': { given: [vpn({ OutsideIpAddressType: 'PublicIpv4' })], says: 'vpn-1 run between public IPv4' },
    'a connection that names no type': { given: [vpn({ TunnelInsideIpVersion: 'ipv6' })], says: 'public IPv4' },
  },
  silent: {
    'tunnels over IPv6': { given: [vpn({ OutsideIpAddressType: 'Ipv6' })] },
    'private addresses': { given: [vpn({ OutsideIpAddressType: 'PrivateIpv4' })], as: 'not-applicable' },
    'one on a virtual private gateway, of which another rule speaks': {
      given: [build('vpn-connection', { VpnConnectionId: 'vpn-1', VpnGatewayId: 'vgw-1', Options: {} })],
      as: 'not-applicable',
    },
  },
  unknown: { 'options that AWS left out': { given: [vpn(undefined)], says: 'options of vpn-1' } },
});
