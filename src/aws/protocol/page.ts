import { isAscii } from 'node:buffer';

/**
 * An XML answer while it is read: its bytes, and the same bytes as a string of one character each, whose short slices V8 copies
 * faster than Node does from a buffer.
 */
export interface Page {
  readonly bytes: Buffer;
  readonly text: string;
  readonly isAscii: boolean;
  at: number;
}

/** Whatever the fast reader leaves to the SDK's own: odd, malformed, or merely rare. */
export const unusual: unique symbol = Symbol('unusual XML');

export const less = 0x3c;
export const greater = 0x3e;
export const slash = 0x2f;
const [tab, newline, carriageReturn, space, ampersand] = [0x09, 0x0a, 0x0d, 0x20, 0x26];

/** Opens a page, or says that it cannot: the SDK turns carriage returns into newlines all over a page, which is left to it. */
export const openPage = (bytes: Buffer): Page | undefined =>
  bytes.includes(carriageReturn) ? undefined : { bytes, text: bytes.toString('latin1'), isAscii: isAscii(bytes), at: 0 };

/** Whether a byte can end an element's name. */
export const endsName = (byte: number | undefined): boolean =>
  byte === greater || byte === slash || byte === space || byte === newline || byte === tab || byte === undefined;

/**
 * Passes the white space between two tags. The SDK takes it for text where it holds no line break, and so does whatever else
 * stands there.
 */
export const skipIndent = (page: Page): void => {
  const { bytes } = page;
  let at = page.at;
  if (bytes[at] === less) return;
  let hasBreak = false;
  for (let byte = bytes[at]; byte !== less; byte = bytes[(at += 1)]) {
    if (byte === newline) hasBreak = true;
    else if (byte !== space && byte !== tab) throw unusual;
  }
  if (!hasBreak) throw unusual;
  page.at = at;
};

/** Passes `name>`, or leaves the page as it is. */
export const takeName = (page: Page, name: Uint8Array): boolean => {
  const { bytes, at } = page;
  const { length } = name;
  for (let index = 0; index < length; index += 1) if (bytes[at + index] !== name[index]) return false;
  if (bytes[at + length] !== greater) return false;
  page.at = at + length + 1;
  return true;
};

/** V8 copies slices up to this length; a longer one keeps its whole page alive. https://crbug.com/v8/2869 */
const longestCopiedSlice = 12;
const entity = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z0-9]{0,30}));/g;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text up to the next tag, decoded as the SDK's parser decodes it. */
export const takeText = (page: Page): string => {
  const { bytes, at } = page;
  let end = at;
  let hasEntity = false;
  for (let byte = bytes[end]; byte !== less; byte = bytes[(end += 1)]) {
    if (byte === ampersand) hasEntity = true;
    else if (byte === undefined) throw unusual;
  }
  page.at = end;
  if (end === at) return '';
  const first = bytes[at] as number;
  const raw = !page.isAscii
    ? bytes.toString('utf8', at, end)
    : end - at <= longestCopiedSlice
      ? page.text.slice(at, end)
      : bytes.toString('latin1', at, end);
  const text = hasEntity ? decodeEntities(raw) : raw;
  // Only white space with a line break is nothing; only text that begins so need be looked at.
  const mayBeBlank = first <= space || first === ampersand || first > 0x7f;
  return mayBeBlank && text.includes('\n') && text.trim() === '' ? '' : text;
};

/** As the SDK does: an unknown entity is nothing, a code is one UTF-16 unit. */
const decodeEntities = (text: string): string =>
  text.replaceAll(entity, (_, hex: string | undefined, decimal: string | undefined, name: string) => {
    if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
    if (decimal) return String.fromCharCode(Number.parseInt(decimal, 10));
    return named[name] ?? '';
  });
