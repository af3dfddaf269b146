import { byItsOwner } from '../../network/facts.ts';
import { gapsText, groupParity, hasIpv6Address, parityKinds } from '../../network/family-parity.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'sg-egress-ipv4-only',
  title: 'Security group lets IPv4 out and not IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['security-group'],
  needs: parityKinds,
  consults: ['prefix-list'],
  docs: {
    why:
      'AWS adds an egress rule for ::/0 when a VPC gets IPv6, but only to groups whose original egress rule was never touched; groups made by Terraform or with rules of their own keep IPv4 only. ' +
      'Hosts then prefer IPv6 for names that have it, and every such connection hangs; in IPv6-only subnets nothing gets out, NAT64 included.',
    fix: 'Add an egress rule for ::/0, or the IPv6 ranges that correspond to the IPv4 ones, for the same protocol and ports.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Let IPv6 out through security groups',
    rollback: 'revoke-security-group-egress with the same permissions.',
  },
  applies: ({ data }) => (data.IpPermissionsEgress?.length ?? 0) > 0,
  check: (group, context) => {
    const { attachments, gaps, unsure } = groupParity(context, group, 'egress', context.consult('prefix-list'));
    const evidence = saw(group, 'IpPermissionsEgress');
    const openings = gaps.map(({ service, reach }) => ({
      groupId: group.id,
      direction: 'egress' as const,
      service,
      peer: reach === 'anywhere' ? '::/0' : '<ipv6-cidr>',
    }));
    if (openings.length > 0) {
      // Nothing is dropped before an interface has an IPv6 address, and less where some IPv6 gets out.
      const addressed = attachments.some(({ eni }) => hasIpv6Address(eni));
      const severity = !addressed ? 'low' : gaps.every(({ partly }) => partly) ? 'medium' : 'high';
      return fail({
        message: `${group.id} lets out ${gapsText(gaps, 'to')} and not the same over IPv6`,
        evidence,
        severity: { 'dual-stack': severity, 'ipv6-only': severity },
        related: attachments.slice(0, 5).map(({ eni }) => relatedTo(eni, 'carries the group in a subnet with IPv6')),
        fix: safeFix(`Let IPv6 out${byItsOwner(group)}`, {
          cli: openings.map((each) => openingCommand(context.region, each)),
          terraform: openings.flatMap(openingTerraform),
        }),
      });
    }
    if (unsure.length > 0) return unknown(unsure.join('; '), evidence);
    return attachments.length > 0 ? pass(evidence) : notApplicable;
  },
});
