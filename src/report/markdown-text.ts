import { plain } from './plain.ts';

/**
 * Words of AWS's and of whoever sets tags, as GitHub shows them letter for letter. Only code keeps GitHub from making links, images,
 * mentions (`@team` notifies people), issue references and emoji of them, so every word that is not plainly a word becomes code.
 */
export const inlineText = (text: string, most = 300): string => plain(text, most).split(/ +/).map(wordText).join(' ').trim();

const wordText = (word: string): string => {
  const [, before = '', core = '', after = ''] = punctuated.exec(word) ?? [];
  return core === '' || plainWord.test(core) ? word : `${before}${codeText(core)}${after}`;
};

const punctuated = /^([("]*)(.*?)([.,;!?)"]*(?:(?<!:):)?)$/;
const plainWord = /^(?!GH-)[A-Za-z0-9]+(?:[-'’/][A-Za-z0-9]+)*$/;

/** As code: between backticks, or where the text would break out of those, or of a table's cell, as HTML in character references. */
export const codeText = (text: string, most = 300): string => {
  const shown = plain(text, most);
  if (/^[^`|\\]+$/.test(shown) && shown.trim() === shown) return `\`${shown}\``;
  return `<code>${references(shown)}</code>`;
};

const references = (text: string): string =>
  text.replaceAll(/[^A-Za-z0-9 ,()\u00a1-\u{10ffff}-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);

export const htmlText = (text: string): string => references(plain(text));

/** The fence is longer than any in the text. */
export const codeBlock = (lines: readonly string[], language: string): string => {
  const shown = lines.map((line) => plain(line, 600));
  const longest = Math.max(2, ...[...shown.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence].join('\n');
};
