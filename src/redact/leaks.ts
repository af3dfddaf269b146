import { parseCidr } from '../model/address.ts';
import type { Inventory } from '../model/inventory.ts';
import { split } from './vocabulary.ts';

const addressLike = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/g;

/** Addresses that are the same for everyone: those of example networks, of links, of AWS's own services in every VPC. */
const isEverybodys = (text: string): boolean =>
  /^(?:0|127|169\.254|192\.0\.[02]|198\.51\.100|203\.0\.113|22[4-9]|2[34]\d|25[0-5])\./.test(text);

/**
 * What is left of the original in a redacted inventory: every account, and every word that was renamed, but for those that
 * AWS itself uses in the same inventory, such as the name of an engine that is also a tag. Empty where nothing is.
 */
export const leaksIn = (
  original: Inventory,
  redacted: Inventory,
  renamed: readonly string[],
  kept: ReadonlySet<string>,
): readonly string[] => {
  const text = JSON.stringify(redacted.slices);
  const words = new Set(split(text));
  const names = renamed.filter((word) => word.length > 2 && words.has(word) && !kept.has(word));
  const accounts = original.slices.map(({ account }) => account).filter((account) => words.has(account));
  const before = new Set(
    JSON.stringify(original.slices)
      .match(addressLike)
      ?.filter((each) => parseCidr(each) && !isEverybodys(each)),
  );
  const publicOnes = (text.match(addressLike) ?? []).filter((each) => before.has(each) && !/^(?:10|100|172|192|198)\./.test(each));
  return [...new Set([...names, ...accounts, ...publicOnes])];
};
