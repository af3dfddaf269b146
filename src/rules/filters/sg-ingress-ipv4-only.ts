import { byItsOwner } from '../../network/facts.ts';
import { type Attachment, gapsText, groupParity, hasIpv6Address, parityKinds, type ParityGap } from '../../network/family-parity.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const isLoadBalancer = ({ eni }: Attachment): boolean =>
  eni.data.RequesterId === 'amazon-elb' || ['network_load_balancer', 'load_balancer'].includes(eni.data.InterfaceType ?? '');

const severityOf = (gaps: readonly ParityGap[], attachments: readonly Attachment[]) => {
  // Before any interface has an IPv6 address nothing is dropped yet: a step to take, not a fault.
  if (!attachments.some(({ eni }) => hasIpv6Address(eni))) return 'low';
  return gaps.some(({ reach, partly }) => reach === 'anywhere' && !partly) || attachments.some(isLoadBalancer) ? 'high' : 'medium';
};

export default defineRule({
  id: 'sg-ingress-ipv4-only',
  title: 'Security group admits IPv4 clients and no IPv6 ones',
  severity: { 'dual-stack': 'medium' },
  subjects: ['security-group'],
  needs: parityKinds,
  consults: ['prefix-list'],
  docs: {
    why:
      'Rules with an IPv4 range say nothing of IPv6. Once a name resolves to an IPv6 address clients prefer it, and their packets are dropped: connections hang until the client falls back to IPv4, if it does. ' +
      'Rules that reference another security group cover both families and are not reported; neither are ranges whose hosts have no IPv6.',
    fix: 'Add a rule with the IPv6 range for the same protocol and ports. IPv6 rules have a quota of their own, so this takes nothing from the IPv4 rules.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Admit IPv6 clients in security groups',
    rollback: 'revoke-security-group-ingress with the same permissions.',
  },
  applies: ({ data }) => (data.IpPermissions?.length ?? 0) > 0,
  check: (group, context) => {
    const { attachments, gaps, unsure } = groupParity(context, group, 'ingress', context.consult('prefix-list'));
    const evidence = saw(group, 'IpPermissions');
    const openings = gaps.map(({ service, reach }) => ({
      groupId: group.id,
      direction: 'ingress' as const,
      service,
      peer: reach === 'anywhere' ? '::/0' : '<ipv6-cidr>',
    }));
    if (openings.length > 0) {
      return fail({
        message: `${group.id} admits ${gapsText(gaps, 'from')} and not the same over IPv6`,
        evidence,
        severity: { 'dual-stack': severityOf(gaps, attachments) },
        related: attachments.slice(0, 5).map(({ eni }) => relatedTo(eni, 'carries the group in a subnet with IPv6')),
        fix: safeFix(`Admit the IPv6 clients${byItsOwner(group)}`, {
          cli: openings.map((each) => openingCommand(context.region, each)),
          terraform: openings.flatMap(openingTerraform),
        }),
      });
    }
    if (unsure.length > 0) return unknown(unsure.join('; '), evidence);
    return attachments.length > 0 ? pass(evidence) : notApplicable;
  },
});
