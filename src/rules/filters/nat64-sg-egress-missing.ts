import { interfaceParity } from '../../network/family-parity.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { grantsOf, interfaceGroups, type NetworkInterface, touches } from '../../network/security-groups.ts';
import { wellKnownPrefix } from '../../model/nat64-prefix.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

/** Interfaces of AWS's own network functions answer connections or forward packets; they call no IPv4-only hosts. */
const callsOut = ({ data }: NetworkInterface): boolean =>
  ['interface', 'lambda', 'branch', 'trunk', 'efa'].includes(data.InterfaceType ?? 'interface') && data.Status !== 'available';

export default defineRule({
  id: 'nat64-sg-egress-missing',
  title: 'Security groups keep an IPv6-only host from NAT64',
  severity: { 'ipv6-only': 'high' },
  subjects: ['network-interface'],
  needs: ['subnet', 'security-group', 'vpc'],
  consults: ['prefix-list'],
  docs: {
    why:
      'From an IPv6-only host every IPv4-only one is an address in 64:ff9b::/96, and the egress rules must admit it as an IPv6 address. Rules that reference another group never match translated traffic. Connections to IPv4-only hosts time out though routes and NAT gateway are right. ' +
      'Interfaces whose groups let IPv4 out and no IPv6 at all are left to sg-egress-ipv4-only; those whose groups have no egress rules are closed on purpose.',
    fix: 'Add an egress rule for 64:ff9b::/96, or for ::/0, with the protocol and ports that the host needs. Groups keep state, so nothing is needed for the answers.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Let IPv6-only hosts out to NAT64',
    rollback: 'revoke-security-group-egress with the same permissions.',
    after: ['sg-egress-ipv4-only'],
  },
  applies: (eni) => callsOut(eni) && (eni.data.Groups?.length ?? 0) > 0,
  check: (eni, context) => {
    const subnet = context.get('subnet', eni.data.SubnetId);
    if (!subnet) return unknown(`the subnet ${eni.data.SubnetId ?? ''} was not among those read`);
    if (!isIpv6Only(subnet) || subnet.data.EnableDns64 !== true) return notApplicable;
    const lists = context.consult('prefix-list');
    const { groups, missing } = interfaceGroups(context, eni);
    const grants = grantsOf(groups, 'egress', lists);
    const evidence = groups.flatMap((group) => saw(group, 'IpPermissionsEgress'));
    const peers = grants.flatMap((grant) => grant.peers);
    if (peers.some((peer) => touches(peer, wellKnownPrefix))) return pass(evidence);
    const unread = [
      ...missing,
      ...grants.flatMap(({ unreadLists }) => unreadLists),
      ...peers.flatMap((peer) => (touches(peer, wellKnownPrefix) === undefined ? peer.text : [])),
    ];
    if (unread.length > 0) return unknown(`${unread.join(', ')}, which may admit 64:ff9b::/96, could not be read`, evidence);
    const ids = groups.map(({ id }) => id);
    const [groupId = ''] = ids;
    if (grants.length === 0) return notApplicable;
    const ipv4Only = !peers.some(({ family }) => family === 6);
    if (ipv4Only && interfaceParity(context, { eni, groups, missing }, 'egress', lists).gaps.length > 0) return notApplicable;
    const opening = { groupId, direction: 'egress', service: { protocol: 6, from: 443, to: 443 }, peer: '64:ff9b::/96' } as const;
    return fail({
      message: `the egress rules of ${ids.join(', ')} let nothing out to 64:ff9b::/96`,
      evidence: [...saw(eni, 'Groups'), ...saw(subnet, 'Ipv6Native', 'EnableDns64'), ...evidence],
      related: groups.map((group) => relatedTo(group, 'decides what leaves the interface')),
      fix: safeFix('Let traffic out to 64:ff9b::/96 (shown for HTTPS)', {
        cli: [openingCommand(context.region, opening)],
        terraform: openingTerraform(opening),
      }),
    });
  },
});
