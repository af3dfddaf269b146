import { vpcQuotas } from '../../knowledge/vpc-quotas.ts';
import type { Overlapping, OwnerHolding, SubnetPressure, VpcPressure } from '../../model/checklist/pressure.ts';
import type { Doubt } from '../../model/checklist/unread.ts';
import { compare } from '../../model/order.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { bitsOf, type Cidr, parseCidr } from '../../model/address.ts';
import { ipv4Cidrs } from '../../network/facts.ts';
import { conflictsOf } from '../../network/overlap.ts';
import { actionsOf, doubtOf } from '../unread.ts';
import { sliceAt, type Space, strangerOf } from './space.ts';

type Vpc = Resource<'vpc'>;

/** The pressure on each VPC, and the VPCs whose IPv4 blocks it shares. */
export const vpcPressures = (space: Space, subnets: readonly SubnetPressure[]): VpcPressure[] => {
  const byVpc = Map.groupBy(subnets, ({ vpcId }) => vpcId);
  const joins = joinsOf(space);
  return space.vpcs.map((vpc) => pressureOn(vpc, byVpc.get(vpc.id) ?? [], joins, space));
};

const pressureOn = (vpc: Vpc, subnets: readonly SubnetPressure[], joins: Joins, space: Space): VpcPressure => {
  const { account, region, id: vpcId } = vpc;
  const slice = sliceAt(space, account, region);
  const quota = quotaOf(vpc, space);
  const lackSubnets = doubtOf(slice, 'subnet', `the subnets of ${vpcId} could not all be read`);
  const isWhole = lackSubnets.length === 0;
  // One unknown number makes the sum unknown: without it the sum would look smaller than it is.
  const sum = (valueOf: (subnet: SubnetPressure) => number | null): number | null =>
    isWhole ? subnets.reduce<number | null>((total, each) => plus(total, valueOf(each)), 0) : null;
  return {
    account,
    region,
    vpcId,
    name: nameOf(vpc) ?? null,
    sharedBy: strangerOf(vpc),
    blocks: [...ipv4Cidrs(vpc)].toSorted(compare),
    quota: quota.value,
    quotaAtLeast: initial,
    subnets: subnets.length,
    usable: sum(({ usable }) => usable),
    free: sum(({ free }) => free),
    used: sum(({ used }) => used),
    unassigned: isWhole && strangerOf(vpc) === null ? unassignedOf(vpc, space) : null,
    owners: addedUp(subnets.flatMap(({ owners }) => owners)),
    unattributed: sum(({ unattributed }) => unattributed),
    overlaps: overlapping(vpc, joins, space),
    doubts: [...lackSubnets, ...sharing(vpc), ...quota.doubts, ...countless(subnets)],
  };
};

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

const sharing = (vpc: Vpc): readonly Doubt[] => {
  const stranger = strangerOf(vpc);
  return stranger === null
    ? []
    : [{ why: `account ${stranger} shares ${vpc.id}: only the subnets that it shares are visible`, missing: [] }];
};

/** A subnet's own doubts make the sums of its VPC doubtful. */
const countless = (subnets: readonly SubnetPressure[]): readonly Doubt[] => {
  const doubtful = subnets.filter(({ doubts, sharedBy }) => doubts.length > 0 && sharedBy === null);
  if (doubtful.length === 0) return [];
  const missing = [...new Set(doubtful.flatMap(({ doubts }) => doubts.flatMap((each) => each.missing)))].toSorted(compare);
  return [{ why: `${doubtful.length} of its subnets are not wholly visible`, missing }];
};

const addedUp = (holdings: readonly OwnerHolding[]): OwnerHolding[] =>
  [...Map.groupBy(holdings, ({ owner }) => owner)]
    .map(([owner, own]) => ({
      owner,
      ipv4: own[0]?.ipv4 ?? ('unclear' as const),
      interfaces: own.reduce((total, each) => total + each.interfaces, 0),
      addresses: own.reduce((total, each) => total + each.addresses, 0),
      withIpv6: own.reduce((total, each) => total + each.withIpv6, 0),
    }))
    .toSorted((a, b) => b.addresses - a.addresses || compare(a.owner, b.owner));

const sizeOf = ({ family, length }: Cidr): number => 2 ** (bitsOf(family) - length);
const total = (blocks: readonly (string | undefined)[]): number =>
  blocks.flatMap((text) => parseCidr(text) ?? []).reduce((sum, block) => sum + sizeOf(block), 0);

const unassignedOf = (vpc: Vpc, space: Space): number => {
  const taken = space.subnets.filter(({ data }) => data.VpcId === vpc.id).map(({ data }) => data.CidrBlock);
  return Math.max(0, total(ipv4Cidrs(vpc)) - total(taken));
};

const { code, default: initial } = vpcQuotas.ipv4Blocks;

const quotaOf = (vpc: Vpc, space: Space): { readonly value: number | null; readonly doubts: readonly Doubt[] } => {
  // The quota that counts is the owner's.
  const slice = strangerOf(vpc) === null ? sliceAt(space, vpc.account, vpc.region) : undefined;
  const value = slice?.get('service-quota', code)?.data.Value;
  if (value !== undefined) return { value, doubts: [] };
  const missing = actionsOf(slice?.gapsOf('service-quota') ?? []);
  // Below what every account begins with there is room, whatever the quota is.
  if (missing.length === 0 && ipv4Cidrs(vpc).length < initial) return { value: null, doubts: [] };
  return { value: null, doubts: [{ why: `how many IPv4 blocks ${vpc.id} may have is not known (${code}, ${initial} at first)`, missing }] };
};

/** What joins VPCs, over all accounts and regions. */
interface Joins {
  readonly attachments: readonly Resource<'transit-gateway-vpc-attachment'>[];
  readonly peerings: readonly Resource<'vpc-peering-connection'>[];
  readonly isWhole: boolean;
}

const joinKinds = ['transit-gateway-vpc-attachment', 'vpc-peering-connection'] as const;

const joinsOf = ({ slices }: Space): Joins => ({
  attachments: slices.flatMap((slice) => slice.all('transit-gateway-vpc-attachment')),
  peerings: slices.flatMap((slice) => slice.all('vpc-peering-connection')),
  isWhole: slices.every((slice) => joinKinds.every((kind) => slice.gapsOf(kind).length === 0)),
});

const overlapping = (vpc: Vpc, { attachments, peerings, isWhole }: Joins, space: Space): Overlapping[] =>
  conflictsOf(vpc, space.vpcs, attachments, peerings)
    .map(({ own, theirs, other, junction }): Overlapping => ({
      own,
      theirs,
      other: { account: other.account, region: other.region, vpcId: other.id },
      connection: junction ? 'connected' : isWhole ? 'not-connected' : 'unknown',
      via: junction?.id ?? null,
    }))
    .toSorted(
      (a, b) =>
        compare(a.connection, b.connection) ||
        compare(a.other.vpcId, b.other.vpcId) ||
        compare(a.own, b.own) ||
        compare(a.theirs, b.theirs),
    );
