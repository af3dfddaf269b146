import { doorOf } from '../../network/endpoint-groups.ts';
import { isOwnEndpoint, serviceOfEndpoint, serviceTakesIpv6, takesIpv6, type VpcEndpoint } from '../../network/endpoints.ts';
import { hasIpv6, inVpc, ipv6Cidrs, isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, type Fix, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpce-interface-ipv4-only',
  title: 'Interface endpoint takes IPv4 only though its service has IPv6',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['vpc-endpoint'],
  needs: ['vpc-endpoint-service', 'vpc', ...nat64Kinds],
  consults: ['security-group'],
  docs: {
    why: 'The endpoint has no IPv6 address, and its private DNS answers with A records only. IPv6-only clients reach it through DNS64 and NAT64 at the cost of a NAT gateway, or not at all; dual-stack clients stay on IPv4.',
    fix: 'Set the address type to dualstack, which needs IPv6 in every subnet of the endpoint, and let DNS publish both records. The security groups of the endpoint must admit the IPv6 clients.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
      'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'endpoints',
    step: 'Make interface endpoints dual-stack',
    rollback: 'modify-vpc-endpoint --ip-address-type ipv4 --dns-options DnsRecordIpType=ipv4.',
    after: ['vpce-interface-sg-ipv6-missing'],
  },
  applies: (endpoint) => isOwnEndpoint(endpoint, 'Interface'),
  check: (endpoint, context) => {
    const vpc = context.get('vpc', endpoint.data.VpcId);
    if (!vpc) return unknown(`the VPC ${endpoint.data.VpcId ?? ''} was not among those read`);
    if (!hasIpv6(vpc)) return notApplicable;
    const evidence = saw(endpoint, 'IpAddressType', 'ServiceName', 'SubnetIds');
    if (takesIpv6(endpoint)) return pass(evidence);
    const service = serviceOfEndpoint(context, endpoint);
    const offered = serviceTakesIpv6(service);
    if (!service || offered === undefined)
      return unknown(`which address types ${endpoint.data.ServiceName ?? 'the service'} supports is not known`, evidence);
    if (!offered) return notApplicable;
    const without = (endpoint.data.SubnetIds ?? []).filter((id) => {
      const subnet = context.get('subnet', id);
      return subnet !== undefined && !hasIpv6(subnet);
    });
    const ipv6Only = inVpc(context, 'subnet', vpc.id).filter(isIpv6Only);
    // DNS64 answers for the endpoint's A record, and NAT64 carries the calls.
    const translated = (subnet: (typeof ipv6Only)[number]) =>
      subnet.data.EnableDns64 === true && nat64Path(context, subnet).outcome === 'translated';
    const works = ipv6Only.length > 0 && ipv6Only.every(translated);
    const first = without.length > 0 ? `, and ${without.join(', ')} must get IPv6 before it can` : '';
    return fail({
      message: `${endpoint.id} takes ${endpoint.data.IpAddressType ?? 'ipv4'} only, while ${service.data.ServiceName} supports IPv6${first}`,
      evidence: [...evidence, ...saw(service, 'SupportedIpAddressTypes')],
      ...(works ? { severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' } } : {}),
      related: [
        relatedTo(service, 'says which address types it supports'),
        ...without.map((id) => relatedTo({ kind: 'subnet', id }, 'has no IPv6')),
      ],
      fix: fixOf(endpoint, ipv6Cidrs(vpc), context.consult('security-group'), context.all('prefix-list')),
    });
  },
});

/** Dual-stack clients prefer IPv6 as soon as DNS publishes it, so the security groups come first. */
const fixOf = (
  endpoint: VpcEndpoint,
  [peer = '<ipv6-cidr>']: readonly string[],
  known: readonly Resource<'security-group'>[] | undefined,
  lists: readonly Resource<'prefix-list'>[],
): Fix => {
  const { groups, shut, unread } = doorOf(known ?? [], endpoint, lists);
  const openings = groups
    .slice(0, 1)
    .flatMap(({ id }) => shut.map((service) => ({ groupId: id, direction: 'ingress', service, peer }) as const));
  const ways = {
    cli: [
      ...openings.map((opening) => openingCommand(endpoint.region, opening)),
      `aws ec2 modify-vpc-endpoint --region ${endpoint.region} --vpc-endpoint-id ${endpoint.id} --ip-address-type dualstack --dns-options DnsRecordIpType=dualstack`,
    ],
    terraform: [
      ...openings.flatMap(openingTerraform),
      existing('aws_vpc_endpoint', endpoint.id, { ip_address_type: 'dualstack', dns_options: [{ dns_record_ip_type: 'dualstack' }] }),
    ],
  };
  if (unread.length > 0) return disruptiveFix(`Make the endpoint dual-stack, once ${unread.join(', ')} admit IPv6`, ways);
  return safeFix(openings.length > 0 ? 'Admit IPv6 and make the endpoint dual-stack' : 'Make the endpoint dual-stack', ways);
};
