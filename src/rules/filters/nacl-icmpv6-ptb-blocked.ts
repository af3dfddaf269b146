import { byItsOwner } from '../../network/facts.ts';
import { anyIpv6 } from '../../network/internet.ts';
import {
  askAcl,
  directionsClosedToIpv6,
  entryCommand,
  entryTerraform,
  icmpMessages,
  type NetworkAcl,
  protocols,
  servedBy,
} from '../../network/acl.ts';
import { parseCidr } from '../../model/address.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

/**
 * The IPv6 blocks that TCP may come from and "packet too big" may not. Where a part of a block is denied by an entry of
 * its own (a block list), the rest still gets through; where a part is left to the closing entry, it does not.
 */
const deafTo = (acl: NetworkAcl): readonly string[] =>
  askAcl(acl, { egress: false, block: anyIpv6, protocol: protocols.tcp }).allowedBy.flatMap(({ Ipv6CidrBlock }) => {
    const block = parseCidr(Ipv6CidrBlock);
    if (!block || !Ipv6CidrBlock) return [];
    const { answer, unmatched } = askAcl(acl, { egress: false, block, protocol: protocols.icmpv6, ports: icmpMessages(2, 0) });
    return answer === 'denied' || unmatched ? [Ipv6CidrBlock] : [];
  });

export default defineRule({
  id: 'nacl-icmpv6-ptb-blocked',
  title: 'Network ACL drops "packet too big"',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['network-acl'],
  needs: ['subnet'],
  docs: {
    why:
      'IPv6 routers do not fragment: they answer a packet that is too large with ICMPv6 type 2, and a sender that never hears it sends the same packet for ever. ' +
      'Where a network ACL allows TCP over IPv6 but not these answers, small exchanges work and large ones stall, most of all through VPN, transit gateways and NAT64.',
    fix: 'Allow ICMPv6 (protocol 58) type 2 code 0 inbound.',
    links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html', 'https://www.rfc-editor.org/rfc/rfc8201'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Let "packet too big" through network ACLs',
    rollback: 'delete-network-acl-entry --ingress with the number of the entry.',
    after: ['nacl-ipv6-blocked'],
  },
  check: (acl, context) => {
    // An ACL that lets no IPv6 in at all has another finding.
    if (directionsClosedToIpv6(acl).includes('ingress')) return notApplicable;
    const { withIpv6, unseen } = servedBy(context, acl);
    const deaf = deafTo(acl);
    const evidence = saw(acl, 'Entries', 'Associations');
    if (withIpv6.length === 0) {
      const doubtful = deaf.length > 0 && unseen.length > 0;
      return doubtful ? unknown(`whether subnet ${unseen.join(', ')} has IPv6 cannot be seen`, evidence) : notApplicable;
    }
    if (deaf.length === 0) return pass(evidence);
    const opening = { aclId: acl.id, egress: false, protocol: '58', icmp: { type: 2, code: 0 }, block: '::/0' };
    return fail({
      message: `${acl.id} admits TCP from ${[...new Set(deaf)].join(', ')} and drops ICMPv6 type 2 (packet too big) from there`,
      evidence,
      related: withIpv6.map((subnet) => relatedTo(subnet, 'has IPv6 and is guarded by the ACL')),
      fix: safeFix(`Allow "packet too big" inbound${byItsOwner(acl)}`, {
        cli: [entryCommand(context.region, opening)],
        terraform: [entryTerraform(opening)],
      }),
    });
  },
});
