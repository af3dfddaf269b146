import { publicIpv4 } from '../../knowledge/public-ipv4.ts';
import { isShared } from '../../network/facts.ts';
import { publicIpv4Of } from '../../network/interface-owners.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, pass, saw, unknown, type Verdict } from '../../model/verdict.ts';
import { defineRule, disruptiveFix, type RuleContext } from '../define.ts';
import { lookup, oncePer } from '../../network/once.ts';

type Context = RuleContext<never, 'network-interface' | 'elastic-ip'>;

const monthly = (addresses: number): string => `about $${(publicIpv4.dollarsPerHour * 730 * addresses).toFixed(2)} a month`;

/** AWS calls its own pool `amazon`; all others are addresses that customers brought, or that IPAM gave. */
const isCharged = ({ data }: Resource<'elastic-ip'>): boolean => (data.PublicIpv4Pool ?? 'amazon') === 'amazon';

const checkAddress = (address: Resource<'elastic-ip'>, context: Context): Verdict => {
  const { PublicIp, PublicIpv4Pool } = address.data;
  const evidence = saw(address, 'PublicIp', 'AssociationId', 'PublicIpv4Pool', 'ServiceManaged');
  if (PublicIpv4Pool === undefined) return unknown(`AWS did not say of which pool ${PublicIp} is, and so whether it costs`, evidence);
  if (!isCharged(address)) return pass(evidence);
  return fail({
    message: `${PublicIp} (${address.id}) is associated with nothing and costs ${monthly(1)}`,
    evidence,
    fix: disruptiveFix('Release the address, which may be gone for good then', {
      cli: [`aws ec2 release-address --region ${context.region} --allocation-id ${address.id}`],
    }),
  });
};

const standingIn = lookup((eni: Resource<'network-interface'>) => eni.vpcId);
/** The addresses that AWS does not charge for. */
const freeAmong = oncePer(
  (allocated: readonly Resource<'elastic-ip'>[]) => new Set(allocated.filter((each) => !isCharged(each)).map(({ data }) => data.PublicIp)),
);

const checkVpc = (vpc: Resource<'vpc'>, context: Context): Verdict => {
  const interfaces = context.consult('network-interface');
  const allocated = context.consult('elastic-ip');
  if (!interfaces || !allocated) return unknown(`the public IPv4 addresses in ${vpc.id} could not all be read`);
  // The owner of a shared subnet sees the interfaces of others, who pay for theirs.
  const own = standingIn(interfaces, vpc.id).filter((eni) => !isShared(eni));
  const holders = own.map((eni) => ({ eni, held: publicIpv4Of(eni) })).filter(({ held }) => held.length > 0);
  const addresses = [...new Set(holders.flatMap(({ held }) => held))];
  const free = freeAmong(allocated);
  const charged = addresses.filter((address) => !free.has(address)).length;
  const evidence = [...saw(vpc, 'VpcId'), ...holders.slice(0, 10).flatMap(({ eni }) => saw(eni, 'Association'))];
  if (addresses.length === 0) return pass(evidence);
  const brought = charged < addresses.length ? `, ${addresses.length - charged} of them from pools that AWS does not charge for` : '';
  return fail({
    message: `${vpc.id} uses ${addresses.length} public IPv4 ${addresses.length === 1 ? 'address' : 'addresses'} on ${holders.length} interfaces${brought}: ${monthly(charged)}`,
    evidence,
  });
};

export default defineRule({
  id: 'public-ipv4-inventory',
  title: 'Public IPv4 addresses that cost money',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  subjects: ['vpc', 'elastic-ip'],
  consults: ['network-interface', 'elastic-ip'],
  docs: {
    why: `Since ${publicIpv4.since} every public IPv4 address costs $${publicIpv4.dollarsPerHour} an hour, used or idle; IPv6 addresses cost nothing. Counted are those on interfaces of each VPC, and each Elastic IP address that stands idle. Addresses of VPN tunnels and accelerators are on no interface and are not counted.`,
    fix: 'Release idle addresses; take public IPv4 from what can sit behind a load balancer or be reached over IPv6.',
    links: [publicIpv4.source, 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html'],
    verified: publicIpv4.verified,
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Look at the public IPv4 addresses',
    rollback: 'allocate-address --address takes a released address back as long as nobody else has got it.',
    after: ['subnet-public-ipv4-auto-assign'],
  },
  // Addresses in use are in the sum of their VPC, and a service's own (load balancers, databases) only it can release.
  applies: (subject) => subject.kind === 'vpc' || (subject.data.AssociationId === undefined && subject.data.ServiceManaged === undefined),
  check: (subject, context) => (subject.kind === 'vpc' ? checkVpc(subject, context) : checkAddress(subject, context)),
});
