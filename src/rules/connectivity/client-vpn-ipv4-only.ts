import { newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

const isGoing = new Set<string>(['deleted', 'deleting']);

export default defineRule({
  id: 'client-vpn-ipv4-only',
  title: 'Client VPN endpoint that carries IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['client-vpn-endpoint'],
  docs: {
    why:
      'Clients of an endpoint whose traffic type is ipv4 get no IPv6 address in the tunnel: they do not reach hosts that have IPv6 alone, and their own IPv6 traffic leaves beside the tunnel. ' +
      'Client VPN has carried IPv6 since August 2025, except between its clients.',
    fix: 'The types are fixed when an endpoint is made: make a new one with dual-stack traffic, in subnets that have IPv6, and move the clients to its configuration file.',
    links: [
      'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html',
      'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/WhatsNew.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Replace Client VPN endpoints by dual-stack ones',
    rollback: 'Keep the old endpoint until all clients have moved; export-client-vpn-client-configuration gives them its file again.',
  },
  applies: ({ data }) => !isGoing.has(data.Status?.Code ?? ''),
  check: (endpoint, context) => {
    const evidence = saw(endpoint, 'TrafficIpAddressType', 'EndpointIpAddressType');
    // Endpoints from before the setting name no type; AWS's default is ipv4.
    const type: string = endpoint.data.TrafficIpAddressType ?? 'ipv4';
    if (type === 'dual-stack' || type === 'ipv6') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the traffic type ${type} of ${endpoint.id} is not a known one`, evidence);
    return fail({
      message: `${endpoint.id} carries IPv4 only`,
      evidence,
      fix: rebuildFix('Make a new endpoint with dual-stack traffic', {
        cli: [
          `aws ec2 create-client-vpn-endpoint --region ${context.region} --traffic-ip-address-type dual-stack --endpoint-ip-address-type dual-stack --client-cidr-block <ipv4-block> --server-certificate-arn <certificate> --authentication-options <as-before> --connection-log-options <as-before>`,
        ],
        terraform: [
          newResource('aws_ec2_client_vpn_endpoint', endpoint.id, {
            traffic_ip_address_type: 'dual-stack',
            endpoint_ip_address_type: 'dual-stack',
            client_cidr_block: '<ipv4-block>',
            server_certificate_arn: '<certificate>',
            authentication_options: [{ type: '<as-before>' }],
            connection_log_options: [{ enabled: '<as-before>' }],
          }),
        ],
      }),
    });
  },
});
