import rule from '../../../src/rules/connectivity/vpn-on-vgw-no-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'vpn-connection'>>[1];
const vpn = (data: Data) => build('vpn-connection', { VpnConnectionId: 'vpn-1', State: 'available', ...data });

describeRule(rule, {
  flagged: { 'a VPN on a virtual private gateway': { given: [vpn({ VpnGatewayId: 'vgw-1' })], says: 'virtual private gateway vgw-1' } },
  silent: {
    'a VPN on a transit gateway': { given: [vpn({ TransitGatewayId: 'tgw-1' })] },
    'a VPN on Cloud WAN': { given: [vpn({ CoreNetworkArn: 'arn:core' })] },
    'a deleted one, which AWS lists for a while': { given: [vpn({ VpnGatewayId: 'vgw-1', State: 'deleted' })], as: 'not-applicable' },
  },
  unknown: { 'a VPN without a gateway': { given: [vpn({})], says: 'names no gateway' } },
});
