/** One of several equal parts of the accounts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether an account belongs to a shard: by its id alone, so that every run agrees whatever list it was given.
 * FNV-1a, 32 bits: https://www.rfc-editor.org/rfc/rfc9923.html
 */
export const inShard = (account: string, { index, count }: Shard): boolean => {
  let hash = 0x81_1c_9d_c5;
  for (const character of account) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01_00_01_93) >>> 0;
  return hash % count === index - 1;
};
