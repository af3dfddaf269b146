import rule from '../../../src/rules/connectivity/vpn-inside-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'vpn-connection'>>[1];
const vpn = (VpnConnectionId: string, data: Data) =>
  build('vpn-connection', { VpnConnectionId, State: 'available', TransitGatewayId: 'tgw-1', CustomerGatewayId: 'cgw-1', ...data });
const v4 = vpn('vpn-4', { Options: { TunnelInsideIpVersion: 'ipv4' } });
const v6 = (data: Data = {}) => vpn('vpn-6', { Options: { TunnelInsideIpVersion: 'ipv6' }, ...data });

describeRule(rule, {
  flagged: {
    'a lone IPv4 connection': { given: [v4], says: 'no other VPN connection carries IPv6 to cgw-1' },
    'a connection that names no family': { given: [vpn('vpn-4', { Options: {} })], says: 'IPv4 only' },
    'a twin that is deleted': { given: [v4, v6({ State: 'deleted' })], says: 'IPv4 only' },
    'an IPv6 connection elsewhere': { given: [v4, v6({ TransitGatewayId: 'tgw-2', CustomerGatewayId: 'cgw-2' })], says: 'IPv4 only' },
  },
  silent: {
    'an IPv4 connection with its IPv6 twin': { given: [v4, v6()] },
    'an IPv6 connection': { given: [v6()] },
    'one on a virtual private gateway, of which another rule speaks': {
      given: [build('vpn-connection', { VpnConnectionId: 'vpn-4', VpnGatewayId: 'vgw-1' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an IPv6 connection to another customer gateway on the same transit gateway': {
      given: [v4, v6({ CustomerGatewayId: 'cgw-2' })],
      says: 'same site as cgw-1',
    },
    'options that AWS left out': { given: [vpn('vpn-4', {})], says: 'options of vpn-4' },
  },
});
