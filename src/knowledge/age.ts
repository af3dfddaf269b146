import { daysBetween } from '../model/day.ts';
import { compare } from '../model/order.ts';
import { modules } from './index.ts';

/** How long what was held against its sources is taken for true. AWS changes what it supports every few weeks. */
export const trustedForDays = 180;

/** A piece of knowledge and the day on which it was last held against its sources. */
export interface Dated {
  readonly name: string;
  readonly verified: string;
}

export interface Stale extends Dated {
  readonly ageInDays: number;
}

/** Every dated export of this folder, as `module.export`. */
export const knowledge: readonly (Dated & { readonly sources: readonly string[] })[] = Object.entries(modules).flatMap(
  ([module, exported]) =>
    Object.entries(exported).flatMap(([name, value]) => {
      const { verified, source, sources } = (value ?? {}) as { verified?: string; source?: string; sources?: readonly string[] };
      return verified === undefined
        ? []
        : [{ name: `${module}.${name}`, verified, sources: sources ?? (source === undefined ? [] : [source]) }];
    }),
);

/** What was last checked longer ago than it can be trusted, oldest first. */
export const staleOn = (asOf: string, known: readonly Dated[]): readonly Stale[] =>
  known
    .map(({ name, verified }) => ({ name, verified, ageInDays: daysBetween(verified, asOf) }))
    .filter(({ ageInDays }) => ageInDays > trustedForDays)
    .toSorted((a, b) => b.ageInDays - a.ageInDays || compare(a.name, b.name));
