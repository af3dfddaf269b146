/** The numbers of `1.99.1`, `v1.10.1-eksbuild.2` or `1.4`; undefined where the text does not begin with a version. */
const numbersOf = (text: string | null | undefined): readonly number[] | undefined => {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(text ?? '');
  return match?.[1]?.split('.').map(Number);
};

/** Whether a version is the given one or a newer one; undefined where it is no version. What follows the numbers is ignored. */
export const isAtLeastVersion = (version: string | null | undefined, minimum: string): boolean | undefined => {
  const has = numbersOf(version);
  const wants = numbersOf(minimum);
  if (!has || !wants) return undefined;
  const at = Array.from({ length: Math.max(has.length, wants.length) }, (_, index) => (has[index] ?? 0) - (wants[index] ?? 0));
  return (at.find((difference) => difference !== 0) ?? 0) >= 0;
};
