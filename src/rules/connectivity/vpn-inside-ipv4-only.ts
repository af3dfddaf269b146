import { newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { insideVersion, isInUse, vpnAnchor } from '../../network/vpn.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'vpn-inside-ipv4-only',
  title: 'Site that only an IPv4 VPN leads to',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpn-connection'],
  needs: ['vpn-connection'],
  docs: {
    why:
      'A VPN connection carries one family inside its tunnels. A site that has none with IPv6 inside is reached over IPv4 alone: from IPv6-only subnets through NAT64, and not at all the other way. ' +
      'An IPv4 connection is as it should be where an IPv6 one to the same customer gateway stands beside it.',
    fix: 'The family cannot change: make a second VPN connection to the same customer gateway with IPv6 inside, and route the IPv6 ranges over it.',
    links: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/ipv4-ipv6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Add VPN connections with IPv6 inside',
    rollback: 'delete-vpn-connection of the new one; the IPv4 connection stays beside it.',
  },
  applies: (connection) => isInUse(connection) && vpnAnchor(connection) === 'core',
  check: (connection, context) => {
    const evidence = saw(connection, 'Options', 'CustomerGatewayId');
    const { CustomerGatewayId, TransitGatewayId, CoreNetworkArn } = connection.data;
    const version = insideVersion(connection);
    if (version === undefined) return unknown(`AWS did not say the options of ${connection.id}`, evidence);
    if (version === 'ipv6') return pass(evidence);
    const ipv6 = context.all('vpn-connection').filter((each) => isInUse(each) && insideVersion(each) === 'ipv6');
    const twin = ipv6.find(({ data }) => data.CustomerGatewayId === CustomerGatewayId);
    if (twin) return pass([...evidence, ...saw(twin, 'Options', 'CustomerGatewayId')]);
    // One device can be entered as two customer gateways, the more so where it has an IPv6 address of its own.
    const near = ipv6.find(({ data }) =>
      TransitGatewayId ? data.TransitGatewayId === TransitGatewayId : data.CoreNetworkArn === CoreNetworkArn,
    );
    if (near) {
      return unknown(
        `${connection.id} carries IPv4; whether ${near.id}, which carries IPv6 to ${near.data.CustomerGatewayId}, leads to the same site as ${CustomerGatewayId} is not known`,
        [...evidence, ...saw(near, 'Options', 'CustomerGatewayId')],
      );
    }
    const gateway = TransitGatewayId ? `--transit-gateway-id ${TransitGatewayId} ` : '';
    return fail({
      message: `${connection.id} carries IPv4 only, and no other VPN connection carries IPv6 to ${CustomerGatewayId}`,
      evidence,
      fix: rebuildFix('Make a second VPN connection with IPv6 inside', {
        cli: [
          `aws ec2 create-vpn-connection --region ${context.region} --type ipsec.1 --customer-gateway-id ${CustomerGatewayId} ${gateway}--options TunnelInsideIpVersion=ipv6`,
        ],
        terraform: [
          newResource('aws_vpn_connection', `${connection.id}-ipv6`, {
            type: 'ipsec.1',
            customer_gateway_id: CustomerGatewayId ?? '<customer-gateway>',
            ...(TransitGatewayId ? { transit_gateway_id: TransitGatewayId } : {}),
            tunnel_inside_ip_version: 'ipv6',
          }),
        ],
      }),
    });
  },
});
