import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { isInUse, vpnAnchor } from '../../network/vpn.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'vpn-outside-ipv4',
  title: 'VPN tunnels that end at public IPv4 addresses',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  subjects: ['vpn-connection'],
  docs: {
    why:
      'The tunnels of the connection run between public IPv4 addresses, so that the other site has to keep one. ' +
      'Since July 2025 those on a transit gateway or Cloud WAN can run over IPv6, whatever family they carry inside.',
    fix: 'Where the site has IPv6 on the internet, make a new customer gateway with its IPv6 address and a new VPN connection with Ipv6 as outside address type.',
    links: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/ipv4-ipv6.html', 'https://docs.aws.amazon.com/vpn/latest/s2svpn/WhatsNew.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Look at VPN tunnels over public IPv4',
    rollback:
      'Keep the old connection until the new one carries the traffic; then delete-vpn-connection takes away the one that is not wanted.',
  },
  applies: (connection) => isInUse(connection) && vpnAnchor(connection) === 'core',
  check: (connection, context) => {
    const evidence = saw(connection, 'Options');
    if (!connection.data.Options) return unknown(`AWS did not say the options of ${connection.id}`, evidence);
    // AWS's default is PublicIpv4. A private address (over Direct Connect) cannot be an IPv6 one.
    const type = connection.data.Options.OutsideIpAddressType ?? 'PublicIpv4';
    if (type === 'PrivateIpv4') return notApplicable;
    if (type !== 'PublicIpv4') return pass(evidence);
    const { TransitGatewayId } = connection.data;
    return fail({
      message: `the tunnels of ${connection.id} run between public IPv4 addresses`,
      evidence,
      fix: rebuildFix('Make a VPN connection over IPv6', {
        cli: [
          `aws ec2 create-vpn-connection --region ${context.region} --type ipsec.1 --customer-gateway-id <customer-gateway-with-ipv6> ${TransitGatewayId ? `--transit-gateway-id ${TransitGatewayId} ` : ''}--options OutsideIpAddressType=Ipv6,TunnelInsideIpVersion=<ipv4-or-ipv6>`,
        ],
        terraform: [
          newResource('aws_vpn_connection', `${connection.id}-outside-ipv6`, {
            type: 'ipsec.1',
            customer_gateway_id: '<customer-gateway-with-ipv6>',
            ...(TransitGatewayId ? { transit_gateway_id: TransitGatewayId } : {}),
            outside_ip_address_type: 'Ipv6',
            tunnel_inside_ip_version: '<ipv4-or-ipv6>',
          }),
        ],
      }),
    });
  },
});
