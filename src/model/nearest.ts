import { closest, distance } from 'fastest-levenshtein';

/** The known name that was probably meant, where one is near enough. */
export const nearest = (given: string, known: readonly string[]): string | undefined => {
  if (known.length === 0) return undefined;
  const candidate = closest(given, known);
  return distance(given, candidate) <= Math.max(2, Math.floor(candidate.length / 3)) ? candidate : undefined;
};
