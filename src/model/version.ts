interface Version {
  readonly numbers: readonly number[];
  /** `3.7.x`: the numbers go on, and AWS does not say how. */
  readonly isOpen: boolean;
}

/** The numbers of `1.99.1`, `v1.10.1-eksbuild.2` or `1.4`; undefined where the text does not begin with a version. */
const parse = (text: string | null | undefined): Version | undefined => {
  const match = /^v?(?<numbers>\d+(?:\.\d+)*)(?<open>\.[x*](?![\da-z]))?/i.exec(text ?? '');
  const { numbers, open } = match?.groups ?? {};
  return numbers === undefined ? undefined : { numbers: numbers.split('.').map(Number), isOpen: open !== undefined };
};

/**
 * Whether a version is the given one or a newer one; undefined where it is no version, or one that its known numbers do not
 * decide. Numbers that are left out count as 0, what follows the numbers (`-eksbuild.2`, `.tiered`) does not count.
 */
export const isAtLeastVersion = (version: string | null | undefined, minimum: string): boolean | undefined => {
  const has = parse(version);
  const wants = parse(minimum)?.numbers;
  if (!has || !wants) return undefined;
  const known = has.isOpen ? has.numbers.length : Math.max(has.numbers.length, wants.length);
  const at = Array.from({ length: known }, (_, index) => (has.numbers[index] ?? 0) - (wants[index] ?? 0));
  const difference = at.find((each) => each !== 0) ?? 0;
  // Any number may stand in the open place, 0 too.
  if (difference === 0 && wants.slice(known).some((each) => each > 0)) return undefined;
  return difference >= 0;
};
