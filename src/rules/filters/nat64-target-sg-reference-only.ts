import { nat64ClientKinds, referencesThroughNat64, type ShutOut } from '../../network/nat64-clients.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { serviceText } from '../../network/security-groups.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const openingOf = (groupId: string, { service, address }: ShutOut) => ({
  groupId,
  direction: 'ingress' as const,
  service,
  peer: `${address}/32`,
});

export default defineRule({
  id: 'nat64-target-sg-reference-only',
  title: 'IPv4-only target admits IPv6-only clients by their security group',
  severity: { 'ipv6-only': 'high' },
  // AWS documents the translation of the source address; that references do not match afterwards follows from it.
  confidence: 'medium',
  subjects: ['security-group'],
  needs: nat64ClientKinds,
  docs: {
    why:
      'NAT64 replaces the address of the client by the private IPv4 address of the NAT gateway, which belongs to no security group. A rule of an IPv4-only target (a database, say) that references the group of the client no longer matches, and the connection times out. ' +
      'That references do not match is inferred from the documented translation and not stated by AWS. A target that becomes dual-stack needs no change: references match IPv6 addresses.',
    fix: 'Admit the private address of the NAT gateway at the target, or make the target dual-stack, so that clients reach it without translation.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Admit NAT gateways at IPv4-only targets',
    rollback: 'revoke-security-group-ingress with the same permissions.',
  },
  applies: ({ data }) => data.IpPermissions?.some(({ UserIdGroupPairs }) => UserIdGroupPairs?.length) === true,
  check: (group, context) => {
    const { shutOut, unsure, concerns } = referencesThroughNat64(context, group);
    const evidence = saw(group, 'IpPermissions');
    const [first] = shutOut;
    if (first) {
      const { clientGroup, client, nat, target } = first;
      const missing = shutOut.map(({ service, address }) => `${serviceText(service)} from ${address}`);
      return fail({
        message: `${group.id} on ${target.id} admits ${clientGroup}, whose members in ${client.id} arrive as ${nat.id}, and not ${missing.join(', ')}`,
        evidence: [...evidence, ...saw(nat, 'NatGatewayAddresses')],
        related: [
          relatedTo(target, 'is reached over IPv4 only'),
          relatedTo(nat, 'stands for the clients'),
          relatedTo(client, 'is where the clients are'),
        ],
        fix: safeFix('Admit the private address of the NAT gateway', {
          cli: shutOut.map((each) => openingCommand(context.region, openingOf(group.id, each))),
          terraform: shutOut.flatMap((each) => openingTerraform(openingOf(group.id, each))),
        }),
      });
    }
    if (unsure.length > 0) return unknown(unsure.join('; '), evidence);
    return concerns ? pass(evidence) : notApplicable;
  },
});
