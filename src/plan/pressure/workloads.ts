import type { Workload } from '../../model/checklist/pressure.ts';
import { compare } from '../../model/order.ts';
import { type Holder, type Share, sharesOf } from './holders.ts';
import type { Space } from './space.ts';
import { addressesOf } from './subnets.ts';
import { verdictOn } from './verdicts.ts';

/** Every workload that holds IPv4 addresses, with where it holds them. */
export const workloadsOf = (space: Space, shortSubnets: ReadonlySet<string>): readonly Workload[] => {
  const shares = space.interfaces.flatMap((eni) => sharesOf(eni, space)).filter(({ addresses }) => addresses > 0);
  return [...Map.groupBy(shares, ({ holder }) => keyOf(holder)).values()].map((own) => workloadOf(own, shortSubnets, space));
};

const keyOf = ({ account, region, kind, service, id }: Holder): string =>
  [account, region, kind, isCompute(kind) ? '' : service, id].join(' ');
/** One group may hold interfaces that look of several services. */
const isCompute = (kind: Holder['kind']): boolean => kind !== 'resource' && kind !== 'service';

const workloadOf = (shares: readonly Share[], shortSubnets: ReadonlySet<string>, space: Space): Workload => {
  const { holder } = shares[0] as Share;
  const { account, region, kind, service, id, name } = holder;
  const holds = [...Map.groupBy(shares, ({ eni }) => eni.data.SubnetId ?? '')]
    .map(([subnetId, own]) => ({ subnetId, vpcId: own[0]?.eni.data.VpcId ?? '', addresses: addressesOf(own), interfaces: own.length }))
    .toSorted((a, b) => b.addresses - a.addresses || compare(a.subnetId, b.subnetId));
  // A guess for one interface makes the whole a guess.
  const basis = (['grouped', 'matched'] as const).find((each) => shares.some((share) => share.holder.basis === each)) ?? 'named';
  const verdict = verdictOn(
    holder,
    shares.map(({ eni }) => eni),
    space,
  );
  return {
    account,
    region,
    kind,
    service,
    id,
    name,
    basis,
    ...verdict,
    addresses: addressesOf(holds),
    inShortSubnets: addressesOf(holds.filter(({ subnetId }) => shortSubnets.has(subnetId))),
    holds,
  };
};

const byHolding = (a: Workload, b: Workload): number =>
  b.addresses - a.addresses ||
  compare(a.account, b.account) ||
  compare(a.region, b.region) ||
  compare(a.service, b.service) ||
  compare(a.kind, b.kind) ||
  compare(a.id, b.id);

/** What can move, cannot, or may: the first by what it frees where addresses are scarce. */
export const ranked = (workloads: readonly Workload[]) => {
  const those = (can: Workload['can']) => workloads.filter((each) => each.can === can).toSorted(byHolding);
  return {
    moveFirst: those('movable').toSorted((a, b) => b.inShortSubnets - a.inShortSubnets || byHolding(a, b)),
    keepsIpv4: those('keeps-ipv4'),
    unclear: those('unclear'),
  };
};
