import { UserError } from '../model/failure.ts';
import type { Shard } from '../model/shard.ts';

/** `2/8`: the second of eight. */
export const parseShard = (text: string): Promise<Shard> => {
  const [, index = 0, count = 0] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (count > 0 && index <= count) return Promise.resolve({ index, count });
  return Promise.reject(new UserError(`--shard ${text} is no part of a whole; write the second of eight as --shard 2/8.`));
};
