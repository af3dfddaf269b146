import { byItsOwner } from '../../network/facts.ts';
import { type Attachment, attachmentsWithIpv6, parityKinds } from '../../network/family-parity.ts';
import { globalUnicast } from '../../network/internet.ts';
import { ipv6Twin, isCloudFront } from '../../network/prefix-lists.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { type Direction, grantsOf, serviceText, takesIn, uncovered } from '../../network/security-groups.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

type PrefixList = Resource<'prefix-list'>;

/** The group's IPv4 lists whose twin nothing on the interface lets through for the same ports. */
const twinless = (
  group: Resource<'security-group'>,
  { groups, missing }: Attachment,
  direction: Direction,
  lists: readonly PrefixList[],
) => {
  const all = grantsOf(groups, direction, lists);
  return all
    .filter((grant) => grant.group.id === group.id)
    .flatMap(({ service, peers }) =>
      peers.flatMap(({ list }) => {
        const twin = list && ipv6Twin(list, lists);
        if (!list || !twin) return [];
        const answers = all.filter((each) => each.peers.some((peer) => peer.list?.id === twin.id || takesIn(peer, globalUnicast)));
        const rest = uncovered(
          service,
          answers.map((each) => each.service),
        );
        return rest.length > 0 ? [{ direction, service, list, twin, missing }] : [];
      }),
    );
};

export default defineRule({
  id: 'sg-prefix-list-ipv4-only',
  title: 'Security group uses an IPv4 prefix list without its IPv6 twin',
  severity: { 'dual-stack': 'medium' },
  confidence: 'medium',
  subjects: ['security-group'],
  needs: parityKinds,
  consults: ['prefix-list'],
  docs: {
    why:
      'A prefix list holds one family. AWS keeps an IPv6 list beside the IPv4 one for several services, and a rule with the IPv4 list alone drops what the service sends over IPv6. ' +
      'CloudFront is left open: it connects over IPv4 unless the IpAddressType of the origin says otherwise.',
    fix: 'Add a rule with the IPv6 list for the same protocol and ports. Its weight counts against the quota of IPv6 rules, which is separate.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Admit the IPv6 twins of prefix lists',
    rollback: 'revoke-security-group-ingress or revoke-security-group-egress with the same permissions.',
  },
  applies: ({ data }) =>
    [...(data.IpPermissions ?? []), ...(data.IpPermissionsEgress ?? [])].some(({ PrefixListIds }) => PrefixListIds?.length),
  check: (group, context) => {
    const evidence = saw(group, 'IpPermissions', 'IpPermissionsEgress');
    const lists = context.consult('prefix-list');
    if (!lists) return unknown('the prefix lists of the region could not be read in full', evidence);
    const sides = (['ingress', 'egress'] as const).map((direction) => ({ direction, ...attachmentsWithIpv6(context, group, direction) }));
    const unplaced = [...new Set(sides.flatMap((side) => side.unplaced))];
    if (sides.every(({ attachments }) => attachments.length === 0))
      return unplaced.length > 0 ? unknown(unplaced.join('; '), evidence) : notApplicable;
    const found = sides.flatMap(({ direction, attachments }) => attachments.flatMap((each) => twinless(group, each, direction, lists)));
    const sure = found.find(({ list, missing }) => !isCloudFront(list) && missing.length === 0);
    if (sure) {
      const { service, list, twin } = sure;
      const opening = { ...sure, groupId: group.id, peer: twin.id };
      return fail({
        message: `${group.id} opens ${serviceText(service)} to ${list.data.PrefixListName} and not to ${twin.data.PrefixListName}`,
        evidence,
        related: [relatedTo(list, 'is in the rule'), relatedTo(twin, 'is its IPv6 twin')],
        fix: safeFix(`Add the IPv6 list${byItsOwner(group)}`, {
          cli: [openingCommand(context.region, opening)],
          terraform: openingTerraform(opening),
        }),
      });
    }
    const [doubtful] = found;
    if (!doubtful) return pass(evidence);
    return unknown(
      doubtful.missing.length > 0
        ? `security group ${doubtful.missing.join(', ')}, which may use ${doubtful.twin.data.PrefixListName}, is not visible`
        : `CloudFront needs ${doubtful.twin.data.PrefixListName} only where the IpAddressType of an origin is dualstack or ipv6, which this rule does not see`,
      evidence,
    );
  },
});
