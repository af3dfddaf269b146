import { networkPrices } from '../../knowledge/prices.ts';
import type { Amount } from '../../model/checklist/cost.ts';

/** Sums of cents that floating point would leave a hair beside. */
export const inCents = (value: number): number => Math.round(value * 100) / 100;

/** So many things that cost so much an hour, for a month. */
export const perMonth = (number: number, perHour: number | null): Amount =>
  perHour === null ? { perMonth: 0, unpriced: number } : { perMonth: inCents(number * perHour * networkPrices.hoursPerMonth), unpriced: 0 };

export const addedUp = (amounts: readonly Amount[]): Amount => ({
  perMonth: inCents(amounts.reduce((sum, each) => sum + each.perMonth, 0)),
  unpriced: amounts.reduce((sum, { unpriced }) => sum + unpriced, 0),
});
