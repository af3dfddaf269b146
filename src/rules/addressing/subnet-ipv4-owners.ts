import { interfaceOwners } from '../../knowledge/interface-owners.ts';
import { isIpv6Only, isShared, usableIpv4 } from '../../network/facts.ts';
import { interfacesIn, type Holding, holdingsOf } from '../../network/interface-owners.ts';
import { runsShort } from '../../network/ipv4-space.ts';
import { type Evidence, fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

const describe = ({ owner, addresses, interfaces, withIpv6 }: Holding): string =>
  `${owner} ${addresses} (${withIpv6} of ${interfaces} interfaces with IPv6)`;

/** Derived from the members named; the whole list, which the message shortens. */
const table = (id: string, holdings: readonly Holding[]): Evidence => ({
  resource: id,
  member: 'NetworkInterfaces',
  value: holdings.map((each) => ({ ...each })),
});

export default defineRule({
  id: 'subnet-ipv4-owners',
  title: 'Who holds the IPv4 addresses of a subnet that runs short',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  // Who holds an interface is told from its description, of which AWS documents few.
  confidence: 'medium',
  subjects: ['subnet'],
  needs: ['network-interface'],
  docs: {
    why: 'IPv6-only subnets give addresses back only for what may move there. The evidence lists every owner of interfaces in the subnet with its IPv4 addresses, a prefix counted as 16, how many of its interfaces have IPv6 already, and whether it could do without IPv4. What AWS counts as taken beyond that belongs to interfaces that are not shown, or was reserved; whether AWS counts reservations as taken was not verified.',
    fix: 'Begin with the owners that can do without IPv4; give the others a subnet of their own.',
    links: [interfaceOwners.source, 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html'],
    verified: interfaceOwners.verified,
  },
  plan: {
    stage: 'address-plan',
    step: 'Look at who holds IPv4 addresses',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (subnet) => !isIpv6Only(subnet) && usableIpv4(subnet) > 0,
  check: (subnet, context) => {
    const holdings = holdingsOf(interfacesIn(context.all('network-interface'), subnet.id));
    const evidence = [...saw(subnet, 'CidrBlock', 'AvailableIpAddressCount'), table(subnet.id, holdings)];
    const free = subnet.data.AvailableIpAddressCount;
    if (free === undefined) return unknown(`AWS did not say how many addresses are free in ${subnet.id}`, evidence);
    const usable = usableIpv4(subnet);
    // As soon as subnet-ipv4-exhaustion speaks up, it is worth asking who holds the addresses.
    if (!runsShort(free, usable)) return pass(evidence);
    if (isShared(subnet)) return unknown(`interfaces of other accounts in shared subnet ${subnet.id} are not visible`, evidence);
    const sum = (some: readonly Holding[]): number => some.reduce((total, { addresses }) => total + addresses, 0);
    const dispensable = sum(holdings.filter(({ ipv4 }) => ipv4 === 'dispensable'));
    const unseen = Math.max(0, usable - free - sum(holdings));
    const parts = [...holdings.slice(0, 5).map(describe), ...(unseen > 0 ? [`not shown or reserved ${unseen}`] : [])];
    return fail({
      message: `of ${usable - free} taken addresses in ${subnet.id}, ${dispensable} are of owners that can do without IPv4: ${parts.join('; ')}`,
      evidence,
    });
  },
});
