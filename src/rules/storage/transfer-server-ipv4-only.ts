import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { isEndpointIpv4Only } from '../../network/transfer.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'transfer-server-ipv4-only',
  title: 'Transfer Family server that answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['transfer-server'],
  consults: nat64Kinds,
  docs: {
    why:
      'The host name of a server of type IPV4 has no AAAA record: clients with IPv6 alone need DNS64 and NAT64 to reach it, or do not reach it at all. ' +
      'AWS takes IPV4 where none is named. Endpoints that cannot be dual-stack are the matter of transfer-internet-facing-vpc-no-ipv6.',
    fix: 'Stop the server, set its IP address type to DUALSTACK, and start it again. In a VPC its subnets need IPv6 blocks and its security groups IPv6 rules.',
    links: ['https://docs.aws.amazon.com/transfer/latest/userguide/ipv6-support.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make Transfer servers dual-stack',
    rollback: 'stop-server, update-server with --ip-address-type IPV4, and start-server.',
  },
  check: (server, context) => {
    const evidence = saw(server, 'IpAddressType', 'EndpointType', 'State');
    if (server.data.IpAddressType === 'DUALSTACK') return pass(evidence);
    const isStuck = isEndpointIpv4Only(server);
    if (isStuck === undefined) return unknown(`AWS did not say what endpoint ${server.id} has`, evidence);
    if (isStuck) return notApplicable;
    const subject = `--region ${context.region} --server-id ${server.id}`;
    return fail({
      message: `${server.id} (${server.data.EndpointType}) answers over IPv4 only`,
      evidence,
      // A public server stands in no VPC whose NAT64 could be looked at.
      ...(server.vpcId ? { severity: ipv4OnlySeverity(ipv6OnlyReach(context, server.vpcId)) } : {}),
      fix: disruptiveFix('Make the server dual-stack while it is stopped', {
        cli: [
          `aws transfer stop-server ${subject}`,
          `aws transfer update-server ${subject} --ip-address-type DUALSTACK`,
          `aws transfer start-server ${subject}`,
        ],
        terraform: [existing('aws_transfer_server', server.id, { ip_address_type: 'DUALSTACK' })],
      }),
    });
  },
});
