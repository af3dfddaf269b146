import { createHmac } from 'node:crypto';
import type { Bit } from './addresses.ts';
import { vocabulary } from './vocabulary.ts';

/** Another name for a word of somebody's, always the same one under the same key. */
export interface Pseudonyms {
  readonly word: (word: string) => string;
  readonly bit: Bit;
  /** What was renamed so far. */
  readonly renamed: () => readonly string[];
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const shortest = 8;

/** Where the first name is taken by another word the next one is tried: two resources must not become one. */
const tries = 1000;

export const pseudonyms = (key: Buffer): Pseudonyms => {
  const hash = (text: string): Buffer => createHmac('sha512', key).update(text).digest();
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  const make = (word: string, attempt: number): string => {
    const bytes = [...hash(`${attempt}/${word.toLowerCase()}`), ...hash(`${attempt}+${word.toLowerCase()}`)];
    const spell = (alphabet: string, length: number) =>
      Array.from({ length }, (_, index) => alphabet[(bytes[index % bytes.length] ?? 0) % alphabet.length]).join('');
    // Numbers stay numbers and hexadecimal ids stay such, as long as they were: patterns tell them by that.
    if (/^\d+$/.test(word)) return `${spell('123456789', 1)}${spell('0123456789', word.length).slice(1)}`;
    if (/^(?=.*\d)[0-9a-f]{3,}$/.test(word)) return spell('0123456789abcdef', word.length);
    return caseOf(word, spell(letters, word === word.toLowerCase() ? shortest : Math.max(shortest, word.length)));
  };
  const rename = (word: string): string => {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const name = make(word, attempt);
      const owner = owners.get(name);
      if ((owner === undefined || owner === word) && name !== word && !vocabulary.has(name)) {
        owners.set(name, word);
        return name;
      }
    }
    throw new Error(`there are too many words like one of ${word.length} characters`);
  };
  return {
    word: (word) => {
      if (isCommon(word)) return word;
      const name = names.get(word) ?? rename(word);
      names.set(word, name);
      return name;
    },
    bit: (text) => ((hash(`bit/${text}`)[0] ?? 0) & 1 ? 1 : 0),
    renamed: () => [...names.keys()],
  };
};

/** DNS writes names in lower case that others do not: the names of both differ in nothing else. */
const caseOf = (word: string, name: string): string =>
  name
    .split('')
    .map((letter, index) => {
      const model = word[index % word.length] ?? '';
      return model !== model.toLowerCase() ? letter.toUpperCase() : letter;
    })
    .join('');

/** Words that say nothing of anybody: AWS's own, single letters and the ends of zones, numbers of at most four digits. */
const isCommon = (word: string): boolean => vocabulary.has(word) || /^(?:\d?[a-z]|\d{1,4})$/i.test(word);
