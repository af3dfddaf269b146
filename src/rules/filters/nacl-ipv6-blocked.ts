import { byItsOwner } from '../../network/facts.ts';
import { directionsClosedToIpv6, entryCommand, entryTerraform, isOpenToIpv6, servedBy, twinNumber } from '../../network/acl.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'nacl-ipv6-blocked',
  title: 'Network ACL lets IPv4 through and no IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['network-acl'],
  needs: ['subnet'],
  docs: {
    why:
      'A network ACL denies what no entry matches, and entries for IPv4 match no IPv6. AWS adds rule 101 for ::/0 to the default ACL when the VPC gets IPv6, but only if nobody changed the ACL, and never to others. ' +
      'Security groups and routes look right then, and every IPv6 connection of the subnets hangs.',
    fix: 'Add entries for IPv6 that correspond to the IPv4 ones. ACLs keep no state: both directions need them, ephemeral ports included.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Let IPv6 through network ACLs',
    rollback: 'delete-network-acl-entry with the number and the direction of the entry.',
  },
  check: (acl, context) => {
    const closed = directionsClosedToIpv6(acl);
    const { withIpv6, unseen } = servedBy(context, acl);
    const evidence = saw(acl, 'Entries', 'Associations');
    if (withIpv6.length === 0) {
      const doubtful = closed.length > 0 && unseen.length > 0;
      return doubtful ? unknown(`whether subnet ${unseen.join(', ')} has IPv6 cannot be seen`, evidence) : notApplicable;
    }
    // Closed to both families is closed on purpose.
    if (closed.length === 0) return isOpenToIpv6(acl) ? pass(evidence) : notApplicable;
    const openings = closed.map((direction) => {
      const egress = direction === 'egress';
      return { aclId: acl.id, egress, number: twinNumber(acl, egress), protocol: '-1', block: '::/0' };
    });
    return fail({
      message: `${acl.id} allows IPv4 and no IPv6 (${closed.join(' and ')}) for ${withIpv6.map(({ id }) => id).join(', ')}`,
      evidence,
      related: withIpv6.map((subnet) => relatedTo(subnet, 'has IPv6 and is guarded by the ACL')),
      fix: safeFix(`Allow IPv6 as far as IPv4 is allowed${byItsOwner(acl)}`, {
        cli: openings.map((each) => entryCommand(context.region, each)),
        terraform: openings.map(entryTerraform),
      }),
    });
  },
});
