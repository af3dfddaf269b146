import { byItsOwner } from '../../network/facts.ts';
import { attachmentsWithIpv6, parityKinds } from '../../network/family-parity.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { type Grant, grantsOf, icmp, icmpv6, uncovered } from '../../network/security-groups.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

/** Destination unreachable: "fragmentation needed" is one of its codes. */
const carriesPmtud = ({ service, peers }: Grant) =>
  service.protocol === icmp && service.from <= 3 && service.to >= 3 && peers.some(({ family }) => family === 4);

const packetTooBig = { protocol: icmpv6, from: 2, to: 2 };

export default defineRule({
  id: 'sg-icmpv6-missing',
  title: 'Security group admits ICMP and not ICMPv6',
  severity: { 'dual-stack': 'low' },
  subjects: ['security-group'],
  needs: parityKinds,
  consults: ['prefix-list'],
  docs: {
    why:
      'ICMPv6 is a protocol of its own: a rule for icmp does nothing for it. Routers never fragment IPv6, so a sender that does not hear "packet too big" (type 2) stalls on large packets. ' +
      'Security groups let it in by themselves for connections they track; the rule matters for flows they do not track and for targets of load balancers, hence the low severity.',
    fix: 'Admit icmpv6, at least type 2, from the IPv6 ranges that correspond to the IPv4 ones.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Admit "packet too big" in security groups',
    rollback: 'revoke-security-group-ingress with the same permissions.',
  },
  // Only a rule for ICMP itself says that path MTU discovery was meant; one for all protocols is the parity rule's affair.
  applies: (group) => grantsOf([group], 'ingress', undefined).some(carriesPmtud),
  check: (group, context) => {
    const { attachments, unplaced } = attachmentsWithIpv6(context, group, 'ingress');
    const evidence = saw(group, 'IpPermissions');
    if (attachments.length === 0) return unplaced.length > 0 ? unknown(unplaced.join('; '), evidence) : notApplicable;
    const lists = context.consult('prefix-list');
    const open = (grants: readonly Grant[], counts: (grant: Grant) => boolean) =>
      uncovered(
        packetTooBig,
        grants.filter(counts).map(({ service }) => service),
      ).length === 0;
    const without = attachments.filter(
      ({ groups }) => !open(grantsOf(groups, 'ingress', lists), ({ peers }) => peers.some(({ family }) => family === 6)),
    );
    if (without.length === 0) return pass(evidence);
    const hidden = without.flatMap(({ missing, groups }) => [
      ...missing,
      ...grantsOf(groups, 'ingress', lists).flatMap(({ unreadLists }) => unreadLists),
    ]);
    if (hidden.length > 0) return unknown(`${hidden.join(', ')}, which may admit ICMPv6, could not be read`, evidence);
    const opening = { groupId: group.id, direction: 'ingress', service: packetTooBig, peer: '::/0' } as const;
    return fail({
      message: `${group.id} admits icmp, and nothing admits icmpv6 on ${without.map(({ eni }) => eni.id).join(', ')}`,
      evidence,
      fix: safeFix(`Admit "packet too big"${byItsOwner(group)}`, {
        cli: [openingCommand(context.region, opening)],
        terraform: openingTerraform(opening),
      }),
    });
  },
});
