import { type Cidr, parseCidr } from '../model/address.ts';
import { wellKnownPrefix } from '../model/nat64-prefix.ts';
import type { Resource } from '../model/resource.ts';
import { askAcl, denialText, directionsClosedToIpv6, ephemeralPorts, type NetworkAcl, protocols } from './acl.ts';
import { ipv6Cidrs } from './facts.ts';

/** One direction of what NAT64 carries across the border of a subnet. */
export interface Nat64Check {
  readonly egress: boolean;
  readonly block: Cidr;
  /** Answers come back to ephemeral ports; requests go to any. */
  readonly answers: boolean;
}
export type Nat64Result = Nat64Check & { readonly answer: 'allowed' | 'denied' | 'partly'; readonly by: string };

/** The ports that Linux and Windows both use, within the wider range that AWS recommends. */
const commonEphemeral = { from: 32768, to: ephemeralPorts.to };

/** TCP stands for all: whoever closes it closes NAT64. Requests that get through in part are a choice of ports or hosts. */
const ask = (acl: NetworkAcl, check: Nat64Check): Nat64Result => {
  const traffic = { egress: check.egress, block: check.block, protocol: protocols.tcp };
  const decision = askAcl(acl, check.answers ? { ...traffic, ports: ephemeralPorts } : traffic);
  const enough = !check.answers || askAcl(acl, { ...traffic, ports: commonEphemeral }).answer === 'allowed';
  return { ...check, answer: decision.answer === 'partly' && enough ? 'allowed' : decision.answer, by: denialText(decision) };
};

/** Leaves out directions that are closed to all IPv6, of which NAT64 is but a part. */
export const askForNat64 = (acl: NetworkAcl, guardsIpv6: boolean, checks: readonly Nat64Check[]): readonly Nat64Result[] => {
  const closed = guardsIpv6 ? directionsClosedToIpv6(acl) : [];
  return checks.filter(({ egress }) => !closed.includes(egress ? 'egress' : 'ingress')).map((check) => ask(acl, check));
};

export const clientChecks: readonly Nat64Check[] = [
  { egress: true, block: wellKnownPrefix, answers: false },
  { egress: false, block: wellKnownPrefix, answers: true },
];

/** On its way to the NAT gateway a packet is still IPv6, with the client's address. */
export const natChecks = (client: Resource<'subnet'>): readonly Nat64Check[] =>
  ipv6Cidrs(client).flatMap((text) => {
    const block = parseCidr(text);
    return block
      ? [
          { egress: false, block, answers: false },
          { egress: true, block, answers: true },
        ]
      : [];
  });
