import { doorOf } from '../../network/endpoint-groups.ts';
import { isOwnEndpoint, takesIpv6 } from '../../network/endpoints.ts';
import { ipv6Cidrs } from '../../network/facts.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { serviceText } from '../../network/security-groups.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpce-interface-sg-ipv6-missing',
  title: 'Security groups of an endpoint admit IPv4 clients only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['vpc-endpoint'],
  needs: ['security-group', 'vpc'],
  consults: ['prefix-list'],
  docs: {
    why:
      'The endpoint has IPv6 addresses and DNS may publish them, but its security groups know IPv4 ranges only. Clients prefer IPv6 and hang, IPv6-only ones for good. ' +
      'Rules that reference a security group cover both families.',
    fix: 'Admit the IPv6 block of the VPC, on port 443 for AWS services.',
    links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Admit IPv6 clients at interface endpoints',
    rollback: 'revoke-security-group-ingress with the same permissions.',
  },
  applies: (endpoint) => isOwnEndpoint(endpoint, 'Interface') && takesIpv6(endpoint),
  check: (endpoint, context) => {
    const { ids, groups, namesIpv4, shut, unread } = doorOf(context.all('security-group'), endpoint, context.consult('prefix-list'));
    const evidence = [...saw(endpoint, 'IpAddressType', 'Groups'), ...groups.flatMap((each) => saw(each, 'IpPermissions'))];
    if (unread.length > 0 && (shut.length > 0 || !namesIpv4))
      return unknown(`${unread.join(', ')}, which may admit IPv6, could not be read`, evidence);
    const [group] = groups;
    if (!group) return unknown(`the security groups of ${endpoint.id} are not said`, evidence);
    if (shut.length === 0) return pass(evidence);
    const vpc = context.get('vpc', endpoint.data.VpcId);
    const peer = (vpc && ipv6Cidrs(vpc)[0]) ?? '<ipv6-cidr>';
    const openings = shut.map((service) => ({ groupId: group.id, direction: 'ingress' as const, service, peer }));
    return fail({
      message: `${endpoint.id} is ${endpoint.data.IpAddressType}, and ${ids.join(', ')} admit ${shut.map(serviceText).join(', ')} over IPv4 only`,
      evidence,
      related: groups.map((each) => relatedTo(each, 'decides who reaches the endpoint')),
      fix: safeFix('Admit the IPv6 block of the VPC', {
        cli: openings.map((opening) => openingCommand(context.region, opening)),
        terraform: openings.flatMap(openingTerraform),
      }),
    });
  },
});
