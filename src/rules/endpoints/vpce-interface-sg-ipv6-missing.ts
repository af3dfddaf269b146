import { isOwnEndpoint, takesIpv6 } from '../../network/endpoints.ts';
import { ipv6Cidrs } from '../../network/facts.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { type Grant, grantsOf, isIcmp, type Service, serviceText, uncovered } from '../../network/security-groups.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const https: Service = { protocol: 6, from: 443, to: 443 };

const openTo = (grants: readonly Grant[], family: 4 | 6): readonly Service[] =>
  grants.filter(({ peers, service }) => !isIcmp(service) && peers.some((peer) => peer.family === family)).map(({ service }) => service);

/** HTTPS is what the endpoints of AWS services serve; where it is closed to IPv4 too, every open service counts. */
const servicesOf = (ipv4: readonly Service[]): readonly Service[] => (uncovered(https, ipv4).length === 0 ? [https] : ipv4);

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
  applies: (endpoint) => isOwnEndpoint(endpoint, 'Interface') && takesIpv6(endpoint),
  check: (endpoint, context) => {
    const ids = (endpoint.data.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
    const groups = ids.flatMap((id) => context.get('security-group', id) ?? []);
    const evidence = [...saw(endpoint, 'IpAddressType', 'Groups'), ...groups.flatMap((group) => saw(group, 'IpPermissions'))];
    const grants = grantsOf(groups, 'ingress', context.consult('prefix-list'));
    const ipv4 = openTo(grants, 4);
    const shut = servicesOf(ipv4).filter((service) => uncovered(service, openTo(grants, 6)).length > 0);
    const unread = [...ids.filter((id) => !context.get('security-group', id)), ...grants.flatMap(({ unreadLists }) => unreadLists)];
    const [first] = shut;
    if (unread.length > 0 && (first || ipv4.length === 0))
      return unknown(`${unread.join(', ')}, which may admit IPv6, could not be read`, evidence);
    const [group] = groups;
    if (!group) return unknown(`the security groups of ${endpoint.id} are not said`, evidence);
    if (!first) return pass(evidence);
    const vpc = context.get('vpc', endpoint.data.VpcId);
    const peer = (vpc && ipv6Cidrs(vpc)[0]) ?? '<ipv6-cidr>';
    const openings = shut.map((service) => ({ groupId: group.id, direction: 'ingress' as const, service, peer }));
    return fail({
      message: `${endpoint.id} is ${endpoint.data.IpAddressType}, and ${ids.join(', ')} admit ${shut.map(serviceText).join(', ')} over IPv4 only`,
      evidence,
      related: groups.map((each) => relatedTo(each, 'decides who reaches the endpoint')),
      fix: safeFix('Admit the IPv6 block of the VPC', {
        cli: openings.map((opening) => openingCommand(context.region, opening)),
        terraform: openingTerraform('ipv6', { groupId: group.id, direction: 'ingress', service: first, peer }),
      }),
    });
  },
});
