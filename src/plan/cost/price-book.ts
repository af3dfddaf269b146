import { networkPrices } from '../../knowledge/prices.ts';
import { publicIpv4 } from '../../knowledge/public-ipv4.ts';
import type { PriceUsed } from '../../model/checklist/cost.ts';
import type { PriceFile, Rate } from '../../model/checklist/prices.ts';

/** What a rate is in a region; `value` is null where it is not known. */
type Price = Omit<PriceUsed, 'rate' | 'region'>;

/** Prices of one currency: the user's own, where there are any, before those that are public. */
export interface PriceBook {
  readonly currency: string;
  readonly priceOf: (rate: Rate, place: { readonly region: string; readonly partition: string }) => Price;
}

const unknownPrice: Price = { value: null, origin: null, source: null, verified: null };

export const priceBook = (file?: PriceFile): PriceBook => {
  const currency = file?.currency ?? networkPrices.currency;
  return {
    currency,
    priceOf: (rate, { region, partition }) => {
      const own = file?.regions?.[region]?.[rate] ?? file?.everywhere?.[rate];
      if (own !== undefined) return { value: own, origin: 'price-file', source: file?.source ?? null, verified: file?.verified ?? null };
      return currency === networkPrices.currency && partition === networkPrices.partition ? builtIn(rate, region) : unknownPrice;
    },
  };
};

const { natGateways, sources, verified } = networkPrices;
const [pricingPage, , , transferPage] = sources;

const builtIn = (rate: Rate, region: string): Price => {
  if (rate === 'publicIpv4PerHour') {
    return { value: publicIpv4.dollarsPerHour, origin: 'built-in', source: publicIpv4.source, verified: publicIpv4.verified };
  }
  if (rate === 'crossZonePerGb') return { value: networkPrices.crossZonePerGb, origin: 'built-in', source: transferPage, verified };
  const known: { readonly perHour: number; readonly perGb: number } | undefined = Object.entries(natGateways).find(
    ([name]) => name === region,
  )?.[1];
  if (!known) return unknownPrice;
  return { value: rate === 'natGatewayPerHour' ? known.perHour : known.perGb, origin: 'built-in', source: pricingPage, verified };
};
