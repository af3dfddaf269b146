import { newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isInUse, vpnAnchor } from '../../network/vpn.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'vpn-on-vgw-no-ipv6',
  title: 'VPN on a virtual private gateway, which has no IPv6',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpn-connection'],
  docs: {
    why:
      'A virtual private gateway supports IPv6 neither inside nor outside of its tunnels: the other site and the VPC see each other over IPv4 alone. ' +
      'NAT64 is no way around it: NAT gateways do not translate for what comes through such a gateway. Where the other site stays on IPv4, that may be accepted.',
    fix: 'Make a new VPN connection on a transit gateway or Cloud WAN, with IPv6 inside the tunnels, and move the site to it.',
    links: [
      'https://docs.aws.amazon.com/vpn/latest/s2svpn/ipv4-ipv6.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Move VPNs to the transit gateway',
    rollback:
      'Keep the old connection until the site has moved; the site’s routes lead back to it, and delete-vpn-connection takes the new one away.',
  },
  applies: isInUse,
  check: (connection, context) => {
    const evidence = saw(connection, 'VpnGatewayId', 'TransitGatewayId', 'CoreNetworkArn');
    const { VpnGatewayId, CustomerGatewayId } = connection.data;
    const anchor = vpnAnchor(connection);
    if (anchor === undefined) return unknown(`${connection.id} names no gateway on the side of AWS`, evidence);
    if (anchor === 'core') return pass(evidence);
    return fail({
      message: `${connection.id} ends at virtual private gateway ${VpnGatewayId}, which has no IPv6`,
      evidence,
      fix: rebuildFix('Make a VPN connection on a transit gateway', {
        cli: [
          `aws ec2 create-vpn-connection --region ${context.region} --type ipsec.1 --customer-gateway-id ${CustomerGatewayId ?? '<customer-gateway>'} --transit-gateway-id <transit-gateway> --options TunnelInsideIpVersion=ipv6`,
        ],
        terraform: [
          newResource('aws_vpn_connection', `${connection.id}-ipv6`, {
            type: 'ipsec.1',
            customer_gateway_id: CustomerGatewayId ?? '<customer-gateway>',
            transit_gateway_id: '<transit-gateway>',
            tunnel_inside_ip_version: 'ipv6',
          }),
        ],
      }),
    });
  },
});
