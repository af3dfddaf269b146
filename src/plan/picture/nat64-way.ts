import type { IndexedSlice } from '../../model/inventory.ts';
import type { Standing, Way } from '../../model/picture.ts';
import type { Resource } from '../../model/resource.ts';
import { anyIpv4, defaultRoute } from '../../network/internet.ts';
import { centralNat64, isSound, pathFrom } from '../../network/nat64-trace.ts';
import { brokenHop, isInMaking, nat64Kinds, type Nat64Path, nat64Path } from '../../network/nat64.ts';
import type { Traced } from '../../network/trace/follow.ts';
import type { World } from '../../network/trace/types.ts';

type Subnet = Resource<'subnet'>;

/** One hop of a way that is drawn. */
interface Leg {
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
}
export interface Nat64Way extends Way {
  readonly legs: readonly Leg[];
}

/** Where a way ends that leads to nothing, and where it is lost from sight. */
export const nowhere = 'nowhere';
export const unread = 'unread';

/** A subnet's way to IPv4 through NAT64, up to the first hop that fails. Nothing is `ok` of which a part was not read. */
export const nat64Way = (slice: IndexedSlice, world: World | undefined, subnet: Subnet): Nat64Way => {
  const lacking = nat64Kinds.filter((kind) => slice.gapsOf(kind).length > 0);
  const leg = (to: string, standing: Standing): Leg => ({ from: subnet.id, to, standing });
  if (!world || lacking.length > 0)
    return { standing: 'unknown', text: `${lacking.join(', ')} could not be read in full`, legs: [leg(unread, 'unknown')] };
  const path = nat64Path(slice, subnet);
  switch (path.outcome) {
    case 'no-table':
      return { standing: 'unknown', text: 'its route table is not visible', legs: [leg(unread, 'unknown')] };
    case 'no-route':
      return failing(path, [leg(path.fallback?.target.id ?? nowhere, 'failing')]);
    case 'blackhole':
    case 'wrong-target':
      return failing(path, [leg(path.match.target.id, 'failing')]);
    case 'nat-not-available':
      return isInMaking(path.nat)
        ? { standing: 'unknown', text: `NAT gateway ${path.match.target.id} is being made`, legs: [leg(path.match.target.id, 'unknown')] }
        : failing(path, [leg(path.match.target.id, 'failing')]);
    case 'nat-without-internet':
      return failing(path, [leg(path.nat.id, 'ok'), { from: path.nat.id, to: path.instead?.target.id ?? nowhere, standing: 'failing' }]);
    case 'out-of-sight':
      return outOfSight(world, subnet, path);
    case 'translated':
      return translated(slice, world, subnet, path);
  }
};

const failing = (path: Nat64Path, legs: readonly Leg[]): Nat64Way => ({ standing: 'failing', text: brokenHop(path) ?? '', legs });

const outOfSight = (world: World, subnet: Subnet, path: Extract<Nat64Path, { outcome: 'out-of-sight' }>): Nat64Way => {
  const central = centralNat64(world, subnet, path);
  const standing: Standing = central ? (isSound(central) ? 'ok' : 'failing') : 'unknown';
  const text = central?.why ?? path.why;
  const first = path.nat?.id ?? path.match?.target.id ?? unread;
  if (path.hop !== 'onward') return { standing, text, legs: [{ from: subnet.id, to: first, standing }] };
  return {
    standing,
    text,
    legs: [
      { from: subnet.id, to: first, standing: 'ok' },
      { from: first, to: unread, standing },
    ],
  };
};

/** Past the network ACLs too, there and back: a way that the routes alone would call sound may fail at them. */
const translated = (
  slice: IndexedSlice,
  world: World,
  subnet: Subnet,
  { nat, reach }: Extract<Nat64Path, { outcome: 'translated' }>,
): Nat64Way => {
  const toNat = (standing: Standing): Leg => ({ from: subnet.id, to: nat.id, standing });
  if (reach === 'private')
    return { standing: 'ok', text: `private NAT gateway ${nat.id} translates; it leads to no internet by itself`, legs: [toNat('ok')] };
  const natSubnet = slice.get('subnet', nat.data.SubnetId);
  const onward = (natSubnet && defaultRoute(slice, natSubnet, anyIpv4).active?.target.id) ?? 'internet';
  const fromNat = (standing: Standing): Leg => ({ from: nat.id, to: onward, standing });
  const traced = pathFrom(world, subnet, 'ipv4-internet', 'all');
  const standing = standingOf(traced);
  if (standing === 'ok') return { standing, text: `${nat.id} translates and ${onward} leads on`, legs: [toNat('ok'), fromNat('ok')] };
  const isAtNat = traced.reply === undefined && traced.forward.hops.at(-1)?.at.id !== subnet.id;
  return { standing, text: traced.why, legs: isAtNat ? [toNat('ok'), fromNat(standing)] : [toNat(standing)] };
};

const standingOf = (traced: Traced): Standing => {
  if (traced.disposition === 'unknown') return 'unknown';
  return isSound(traced) ? 'ok' : 'failing';
};
