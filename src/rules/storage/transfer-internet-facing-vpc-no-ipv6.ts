import { fail, notApplicable, saw, unknown } from '../../model/verdict.ts';
import { isEndpointIpv4Only } from '../../network/transfer.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'transfer-internet-facing-vpc-no-ipv6',
  title: 'Transfer Family endpoint that cannot have IPv6',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['transfer-server'],
  docs: {
    why:
      'A server whose VPC endpoint has Elastic IP addresses cannot be dual-stack, nor can one behind an endpoint of the old type VPC_ENDPOINT. ' +
      'Clients with IPv6 alone do not reach it.',
    fix: 'Use a public endpoint, or a VPC endpoint without Elastic IP addresses behind a dual-stack Network Load Balancer.',
    links: ['https://docs.aws.amazon.com/transfer/latest/userguide/ipv6-support.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Move Transfer servers to capable endpoints',
    rollback:
      'stop-server, update-server with --ip-address-type IPV4, then with the earlier endpoint type and details, and start-server; keep the Elastic IP addresses allocated until then.',
  },
  check: (server, context) => {
    const evidence = saw(server, 'EndpointType', 'EndpointDetails', 'IpAddressType');
    const isIpv4Only = isEndpointIpv4Only(server);
    if (isIpv4Only === undefined) return unknown(`AWS did not say what endpoint ${server.id} has`, evidence);
    if (!isIpv4Only) return notApplicable;
    const addresses = server.data.EndpointDetails?.AddressAllocationIds ?? [];
    return fail({
      message: `${server.id} cannot be dual-stack: its endpoint ${addresses.length > 0 ? `has the Elastic IP addresses ${addresses.join(', ')}` : 'is of type VPC_ENDPOINT'}`,
      evidence,
      fix: disruptiveFix('Move the server to an endpoint that can be dual-stack; its addresses change', {
        cli: [
          `aws transfer stop-server --region ${context.region} --server-id ${server.id}`,
          `aws transfer update-server --region ${context.region} --server-id ${server.id} --endpoint-type PUBLIC`,
          `aws transfer update-server --region ${context.region} --server-id ${server.id} --ip-address-type DUALSTACK`,
          `aws transfer start-server --region ${context.region} --server-id ${server.id}`,
        ],
      }),
    });
  },
});
