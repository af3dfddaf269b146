import { isOwnEndpoint, serviceOfEndpoint, serviceTakesIpv6, takesIpv6 } from '../../network/endpoints.ts';
import { hasIpv6, isDualStack } from '../../network/facts.ts';
import { servedSubnets } from '../../network/routes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'vpce-gateway-ipv4-only',
  title: 'Gateway endpoint routes IPv4 only for subnets with IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['vpc-endpoint'],
  needs: ['vpc-endpoint-service', 'route-table', 'subnet'],
  docs: {
    why: 'Clients that use the dual-stack names of S3 or DynamoDB follow the AAAA record past the endpoint, out through the NAT or egress-only gateway. That costs money, ends at missing routes, and policies with aws:SourceVpce deny it.',
    fix: 'Set the address type of the endpoint to dualstack. All subnets of its route tables must be dual-stack then (or all IPv6-only, for ipv6): split tables that serve both kinds first. An endpoint cannot be changed to ipv6, only made anew.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
      'https://aws.amazon.com/about-aws/whats-new/2025/11/ipv6-amazon-s3-gateway-interface-vpc-endpoints/',
      'https://github.com/gardener/gardener-extension-provider-aws/issues/1622',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'endpoints',
    step: 'Make gateway endpoints dual-stack',
    rollback: 'modify-vpc-endpoint --ip-address-type ipv4.',
  },
  applies: (endpoint) => isOwnEndpoint(endpoint, 'Gateway'),
  check: (endpoint, context) => {
    const evidence = saw(endpoint, 'IpAddressType', 'ServiceName', 'RouteTableIds');
    const tables = endpoint.data.RouteTableIds ?? [];
    const unseen = tables.filter((id) => !context.get('route-table', id));
    const served = tables.flatMap((id) => context.get('route-table', id) ?? []).flatMap((table) => servedSubnets(context, table));
    const withIpv6 = served.filter(hasIpv6);
    if (takesIpv6(endpoint)) return pass(evidence);
    if (withIpv6.length === 0)
      return unseen.length > 0 ? unknown(`route table ${unseen.join(', ')} was not among those read`, evidence) : notApplicable;
    const offered = serviceTakesIpv6(serviceOfEndpoint(context, endpoint));
    if (offered === undefined)
      return unknown(`which address types ${endpoint.data.ServiceName ?? 'the service'} supports for gateways is not known`, evidence);
    if (!offered) return notApplicable;
    const blocking = served.filter((subnet) => !isDualStack(subnet)).map(({ id }) => id);
    const first = blocking.length > 0 ? `; ${blocking.join(', ')} must leave its route tables before it can be dual-stack` : '';
    return fail({
      message: `${endpoint.id} routes IPv4 only, while its tables serve ${withIpv6.map(({ id }) => id).join(', ')} with IPv6${first}`,
      evidence,
      related: withIpv6.map((subnet) => relatedTo(subnet, 'has IPv6 and bypasses the endpoint with it')),
      // New routes take over what goes to the service over IPv6: open connections of that kind end.
      fix: disruptiveFix('Make the endpoint dual-stack', {
        cli: [`aws ec2 modify-vpc-endpoint --region ${context.region} --vpc-endpoint-id ${endpoint.id} --ip-address-type dualstack`],
        terraform: [existing('aws_vpc_endpoint', endpoint.id, { ip_address_type: 'dualstack' })],
      }),
    });
  },
});
