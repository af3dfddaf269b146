import type { AddressLine, Amount, Cost, Nat64Cost, NatGatewayLine, PriceUsed, RegionCost, Saving } from '../../model/checklist/cost.ts';
import { few, grouped, titled } from './cells.ts';
import type { PlainTable } from './pressure-tables.ts';

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** `$3.65`, or the currency's code where it has no sign here. Prices keep the digits that they have. */
const money = (value: number, currency: string, digits?: number): string => {
  const [whole = '', fraction = ''] = (digits === undefined ? String(value) : value.toFixed(digits)).split('.');
  const number = `${grouped(Number(whole))}${fraction ? `.${fraction}` : ''}`;
  return signs[currency] ? `${signs[currency]}${number}` : `${number} ${currency}`;
};

export const monthly = ({ perMonth, unpriced }: Amount, currency: string): string => {
  const sum = money(perMonth, currency, 2);
  if (unpriced === 0) return sum;
  return perMonth === 0 ? `unknown (no price for ${unpriced})` : `at least ${sum} (no price for ${unpriced})`;
};

const rate = (value: number | null, currency: string): string => (value === null ? 'unknown' : money(value, currency));

export const savingTexts: Readonly<Record<Saving, string>> = {
  now: 'can be released now',
  'ipv6-only': 'goes once the workload is on IPv6',
  'clients-have-ipv6': 'goes once all clients have IPv6 (dualstack-without-public-ipv4)',
  none: 'stays: NAT64 goes out through it',
  unclear: 'whether it can go is not told',
};

const allocationTexts: Readonly<Record<AddressLine['allocation'], string>> = {
  'elastic-ip': 'Elastic IP',
  'auto-assigned': 'auto-assigned',
  'service-managed': 'of the service',
  unknown: 'origin unknown',
};

export const lineText = ({ use, holder, allocation }: AddressLine): string =>
  `${use === 'idle' ? 'idle: ' : ''}${holder} (${allocationTexts[allocation]})`;

export const countText = ({ addresses, charged }: AddressLine): string =>
  charged < addresses ? `${grouped(addresses)}, ${grouped(addresses - charged)} free of charge` : grouped(addresses);

export const nat64Texts = (nat64: Nat64Cost, currency: string): readonly string[] => {
  const { perGb, egressOnlyPerGb, crossZonePerGb, gatewayPerMonth, vpcsWithoutGateway, breakEvenGb } = nat64;
  const without =
    vpcsWithoutGateway === null
      ? 'which VPCs lack a NAT gateway is unknown'
      : vpcsWithoutGateway.length > 0
        ? `no public NAT gateway in ${few(vpcsWithoutGateway, 5, (id) => id)}: each, unless IPv4 leaves through another VPC, adds ${gatewayPerMonth === null ? 'an unknown amount' : `${money(gatewayPerMonth, currency, 2)} a month`} per gateway with its address`
        : 'every VPC in use has a public NAT gateway';
  return [
    `NAT64 costs ${rate(perGb, currency)} for each GB to IPv4 hosts, and ${rate(crossZonePerGb, currency)} each way more where the gateway is in another zone; how many GB is unknown`,
    `over IPv6 through an egress-only internet gateway: ${rate(egressOnlyPerGb, currency)} a GB`,
    ...(breakEvenGb === null ? [] : [`one public address saved pays for ${grouped(breakEvenGb)} GB a month through NAT64`]),
    without,
  ];
};

export const totalTexts = ({ total, currency }: Cost): readonly (readonly [what: string, amount: string])[] => [
  ['Public IPv4 addresses', monthly(total.publicIpv4, currency)],
  ...(Object.keys(savingTexts) as Saving[]).flatMap((saving): [string, string][] => {
    const amount = total.savings[saving];
    return amount.perMonth > 0 || amount.unpriced > 0 ? [[`of which ${savingTexts[saving]}`, monthly(amount, currency)]] : [];
  }),
  ['NAT gateways, hours', monthly(total.natGatewayHours, currency)],
];

export const costIntro = ({ hoursPerMonth, notCounted }: Cost): string =>
  `An estimate of list prices for a month of ${hoursPerMonth} hours, not a bill. Not counted: ${notCounted.join('; ')}.`;

const unitTexts: Readonly<Record<PriceUsed['rate'], string>> = {
  publicIpv4PerHour: 'public IPv4 address, hour',
  natGatewayPerHour: 'NAT gateway, hour',
  natGatewayPerGb: 'NAT gateway, GB processed',
  crossZonePerGb: 'GB between zones, each way',
};

const sourceText = ({ origin, source, verified }: PriceUsed): string =>
  origin === null
    ? 'unknown: give it with --price-file'
    : [origin === 'price-file' ? 'price file' : '', source, verified].filter(Boolean).join(', ');

export const gatewayText = ({ id, name, type, mode }: NatGatewayLine): string =>
  `${titled(id, name)}${type === 'private' ? ', private' : ''}${mode === 'regional' ? ', regional' : ''}`;

/** A region in which nothing stands has nothing to save. */
export const isWorthTelling = ({ addresses, natGateways, nat64 }: RegionCost): boolean =>
  addresses.length > 0 || natGateways.length > 0 || nat64.vpcsWithoutGateway === null || nat64.vpcsWithoutGateway.length > 0;

export const totalTable = (cost: Cost): PlainTable => ({ title: 'In total', head: ['What', 'A month'], rows: totalTexts(cost) });

export const regionTable = (region: RegionCost, currency: string): PlainTable => ({
  title: `${region.account} ${region.region}`,
  head: ['What', 'Addresses', 'A month', 'Saving'],
  rows: [
    ...region.addresses.map((line) => [lineText(line), countText(line), monthly(line.amount, currency), savingTexts[line.saving]]),
    ...region.natGateways.map((gateway) => [`NAT gateway ${gatewayText(gateway)}, hours`, '', monthly(gateway.amount, currency), '']),
  ],
});

export const priceTable = ({ prices, currency }: Cost): PlainTable => ({
  title: 'Prices',
  head: ['Region', 'For', 'Price', 'Source'],
  rows: prices.map((price) => [price.region, unitTexts[price.rate], rate(price.value, currency), sourceText(price)]),
});
