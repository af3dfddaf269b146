import { aclOf, type AclOpening, entryCommand, entryTerraform, ephemeralPorts, type NetworkAcl } from '../../network/acl.ts';
import { hasIpv6, isIpv6Only } from '../../network/facts.ts';
import { askForNat64, clientChecks, type Nat64Check, natChecks } from '../../network/nat64-acl.ts';
import { nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { formatCidr } from '../../model/address.ts';
import { fail, type Fix, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const textOf = ({ egress, block, answers }: Nat64Check): string =>
  `${answers ? 'answers' : 'requests'} ${egress ? 'to' : 'from'} ${formatCidr(block)}`;

export default defineRule({
  id: 'nat64-nacl-blocks',
  title: 'Network ACL blocks NAT64',
  severity: { 'ipv6-only': 'high' },
  subjects: ['subnet'],
  needs: [...nat64Kinds, 'network-acl'],
  docs: {
    why:
      'To the ACL of an IPv6-only subnet an IPv4-only host is an address in 64:ff9b::/96: it must be allowed out, and its answers in, on the ephemeral ports. ' +
      "The ACL of the NAT gateway's subnet must likewise let the client's IPv6 block in and the answers out, even where that subnet has no IPv6 (this half follows from how ACLs work; AWS does not spell it out). Connections to IPv4-only hosts hang otherwise.",
    fix: "Allow 64:ff9b::/96 out, and TCP from it to ports 1024-65535 in, on the subnet; allow the subnet's IPv6 block both ways on the NAT gateway's subnet.",
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Let NAT64 through network ACLs',
    rollback: 'delete-network-acl-entry with the number and the direction of the entry.',
    after: ['nacl-ipv6-blocked'],
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const acl = aclOf(context, subnet);
    if (!acl) return unknown(`the network ACL of ${subnet.id} is not visible`);
    const path = nat64Path(context, subnet);
    const natSubnetId = 'nat' in path ? path.nat?.data.SubnetId : undefined;
    const natSubnet = context.get('subnet', natSubnetId);
    const natAcl = natSubnet && aclOf(context, natSubnet);
    const fromClient = natAcl ? natChecks(subnet) : [];
    const results = [
      ...askForNat64(acl, hasIpv6(subnet), clientChecks).map((result) => ({ ...result, acl })),
      // A regional NAT gateway stands in no subnet, so no ACL stands before it.
      ...(natAcl ? askForNat64(natAcl, hasIpv6(natSubnet), fromClient).map((result) => ({ ...result, acl: natAcl })) : []),
    ];
    const evidence = [...saw(acl, 'Entries'), ...(natAcl && natAcl.id !== acl.id ? saw(natAcl, 'Entries') : [])];
    const denied = results.filter(({ answer }) => answer === 'denied');
    if (denied.length > 0) {
      return fail({
        message: denied.map((each) => `${each.acl.id} denies ${textOf(each)} by ${each.by}`).join('; '),
        evidence,
        related: denied.map((each) => relatedTo(each.acl, 'denies')),
        fix: fixOf(context.region, denied),
      });
    }
    const partly = results.find(({ answer }) => answer === 'partly');
    if (partly)
      return unknown(
        `${partly.acl.id} allows answers on some of the ports 1024-65535 only; whether the clients use those cannot be seen`,
        evidence,
      );
    if (path.outcome === 'out-of-sight' && !path.nat) return unknown(`${path.why}; the network ACLs on the way cannot be seen`, evidence);
    if (natSubnetId && !natAcl) return unknown(`the network ACL of ${natSubnetId}, where the NAT gateway stands, is not visible`, evidence);
    // What is left out is closed to IPv6 altogether, and has its finding at the ACL.
    return results.length < clientChecks.length + fromClient.length ? notApplicable : pass(evidence);
  },
});

const fixOf = (region: string, denied: readonly (Nat64Check & { readonly acl: NetworkAcl })[]): Fix => {
  const openings = denied.map(({ acl, egress, answers, block }): AclOpening => {
    const ports = { from: answers ? ephemeralPorts.from : 0, to: ephemeralPorts.to };
    return { aclId: acl.id, egress, protocol: 'tcp', ports, block: formatCidr(block) };
  });
  return safeFix('Allow what NAT64 carries', {
    cli: openings.map((each) => entryCommand(region, each)),
    terraform: openings.map(entryTerraform),
  });
};
