import { randomBytes } from 'node:crypto';
import { tenorOf } from '../audit/tenor.ts';
import { UserError } from '../model/failure.ts';
import type { Inventory } from '../model/inventory.ts';
import { redactInventory } from '../redact/inventory.ts';
import { pseudonyms } from '../redact/words.ts';
import { catalogue } from '../rules/catalogue.ts';
import { textOf } from './settings-text.ts';

/** A key on the command line would be seen by everyone on the machine. */
const keyFrom = async (file: string | undefined): Promise<Buffer> => {
  if (file === undefined) return randomBytes(32);
  const text = (await textOf('key file', file)).trim();
  if (text.length < 16) throw new UserError(`The key in ${file} has fewer than 16 characters, so that it could be guessed.`);
  return Buffer.from(text);
};

/** The inventory under other names, if every rule says of it what it says of the original; else nothing. */
export const redacted = async (original: Inventory, keyFile?: string): Promise<Inventory> => {
  const other = redactInventory(original, pseudonyms(await keyFrom(keyFile)));
  const [before, after] = [tenorOf(original, catalogue), tenorOf(other, catalogue)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((each) => before.get(each) !== after.get(each));
  const rules = [...new Set(changed.map((each) => each.split(' ')[0]))];
  if (rules.length > 0)
    throw new UserError(
      `The redacted snapshot would not give the same verdicts (${rules.join(', ')}), so it was not written; please report it.`,
    );
  return other;
};
