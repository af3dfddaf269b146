import { networkPrices } from '../knowledge/prices.ts';
import type { AddressLine, Cost, Nat64Cost, NatGatewayLine, PriceUsed, RegionCost, Saving } from '../model/checklist/cost.ts';
import { rates } from '../model/checklist/prices.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { compare } from '../model/order.ts';
import { nameOf, type Resource } from '../model/resource.ts';
import { isShared } from '../network/facts.ts';
import { addressLines, isStanding } from './cost/addresses.ts';
import { addedUp, inCents, perMonth } from './cost/amounts.ts';
import { type PriceBook, priceBook } from './cost/price-book.ts';
import { regional, unreadOf } from './unread.ts';

/** What the cost is told from, and what is unknown where it was not read. */
const stakes = {
  'elastic-ip': 'which addresses stand idle, and which are of pools that AWS does not charge for',
  'nat-gateway': 'how many NAT gateways there are, and which VPCs lack one',
  'network-interface': 'how many public IPv4 addresses are in use, and on what',
  vpc: 'which VPCs lack a NAT gateway',
} as const satisfies Readonly<Partial<Record<Kind, string>>>;

/** The kinds that the cost is told from. */
export const costKinds = Object.keys(stakes) as readonly (keyof typeof stakes)[];

const notCounted = [
  'data that leaves AWS or crosses zones, over either family',
  'what NAT gateways process today: the traffic is not known',
  'public IPv4 addresses of accelerators and VPN connections, which are on no interface',
  'NAT gateways and addresses of accounts that share their network with those that were read',
  'free tiers, discounts and taxes',
];

/** What public IPv4 and NAT gateways cost a month, what goes with IPv4, and what NAT64 adds: an estimate. */
export const networkCost = (slices: readonly IndexedSlice[], book: PriceBook = priceBook()): Cost => {
  const places = regional(slices);
  const regions = places.map((slice) => regionCost(slice, book));
  const lines = regions.flatMap(({ addresses }) => addresses);
  const saved = (saving: Saving) => sumOf(lines.filter((line) => line.saving === saving));
  return {
    isEstimate: true,
    currency: book.currency,
    hoursPerMonth: networkPrices.hoursPerMonth,
    regions,
    total: {
      publicIpv4: sumOf(lines),
      natGatewayHours: addedUp(regions.map(({ natGatewayHours }) => natGatewayHours)),
      savings: {
        now: saved('now'),
        'ipv6-only': saved('ipv6-only'),
        'clients-have-ipv6': saved('clients-have-ipv6'),
        none: saved('none'),
        unclear: saved('unclear'),
      },
    },
    prices: pricesUsed(places, book),
    notCounted,
    unread: unreadOf(slices, stakes),
  };
};

const sumOf = (lines: readonly Pick<AddressLine, 'amount'>[]) => addedUp(lines.map(({ amount }) => amount));

const regionCost = (slice: IndexedSlice, book: PriceBook): RegionCost => {
  const addresses = addressLines(slice, book.priceOf('publicIpv4PerHour', slice).value);
  const perHour = book.priceOf('natGatewayPerHour', slice).value;
  const natGateways = slice
    .all('nat-gateway')
    .filter(isStanding)
    .map((gateway) => gatewayLine(gateway, perHour))
    .toSorted((a, b) => compare(a.id, b.id));
  return {
    account: slice.account,
    region: slice.region,
    addresses,
    publicIpv4: sumOf(addresses),
    natGateways,
    natGatewayHours: sumOf(natGateways),
    nat64: nat64Cost(slice, book),
  };
};

const gatewayLine = (gateway: Resource<'nat-gateway'>, perHour: number | null): NatGatewayLine => {
  const { VpcId, ConnectivityType, AvailabilityMode } = gateway.data;
  return {
    id: gateway.id,
    name: nameOf(gateway) ?? null,
    vpcId: VpcId ?? '',
    // AWS's defaults, and all that there was before it said so.
    type: ConnectivityType ?? 'public',
    mode: AvailabilityMode ?? 'zonal',
    amount: perMonth(1, AvailabilityMode === 'regional' ? null : perHour),
  };
};

const nat64Cost = (slice: IndexedSlice, book: PriceBook): Nat64Cost => {
  const perGb = book.priceOf('natGatewayPerGb', slice).value;
  const perHour = book.priceOf('natGatewayPerHour', slice).value;
  const address = book.priceOf('publicIpv4PerHour', slice).value;
  const monthly = (hourly: number) => inCents(hourly * networkPrices.hoursPerMonth);
  return {
    perGb,
    egressOnlyPerGb: networkPrices.egressOnlyPerGb,
    crossZonePerGb: book.priceOf('crossZonePerGb', slice).value,
    gatewayPerMonth: perHour === null || address === null ? null : monthly(perHour + address),
    vpcsWithoutGateway: vpcsWithoutGateway(slice),
    breakEvenGb: perGb === null || perGb === 0 || address === null ? null : Math.floor(monthly(address) / perGb),
  };
};

/** VPCs of the account in which something stands, and that no public NAT gateway serves from within. */
const vpcsWithoutGateway = (slice: IndexedSlice): string[] | null => {
  if (Object.keys(stakes).some((kind) => kind !== 'elastic-ip' && slice.gapsOf(kind as keyof typeof stakes).length > 0)) return null;
  const served = slice.all('nat-gateway').filter((each) => isStanding(each) && each.data.ConnectivityType !== 'private');
  const [withGateway, inhabited] = [
    new Set(served.map(({ vpcId }) => vpcId)),
    new Set(slice.all('network-interface').map(({ vpcId }) => vpcId)),
  ];
  const without = slice.all('vpc').filter((vpc) => !isShared(vpc) && inhabited.has(vpc.id) && !withGateway.has(vpc.id));
  return without.map(({ id }) => id).toSorted(compare);
};

const pricesUsed = (slices: readonly IndexedSlice[], book: PriceBook): PriceUsed[] => {
  const places = [...new Map(slices.map((slice) => [slice.region, slice])).values()].toSorted((a, b) => compare(a.region, b.region));
  return places.flatMap((place) => rates.map((rate) => ({ rate, region: place.region, ...book.priceOf(rate, place) })));
};
