import { type Cidr, formatAddress, formatCidr, parseCidr } from '../model/address.ts';
import type { Pseudonyms } from './words.ts';

export interface Redactor {
  /** Text that somebody may have written: only AWS's words, its regions and its structure stay. */
  readonly text: (text: string) => string;
  /** Text of AWS's: accounts and addresses in it are renamed. */
  readonly light: (text: string) => string;
}

const ipv6 = String.raw`(?<![\w:.])(?:[0-9a-fA-F]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4})(?:\/\d{1,3})?(?![\w:])`;
const ipv4 = String.raw`(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\w]|\.\d)`;
/** `ip-10-0-0-5.ec2.internal` */
const dashed = String.raw`(?<=\b(?:ip|ec2)-)\d{1,3}(?:-\d{1,3}){3}(?!\w)`;
const reverse = String.raw`(?<![\w.])(?:[0-9a-fA-F]{1,3}\.)+(?=(?:in-addr|ip6)\.arpa)`;
/** What AWS itself owns or names. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const ownArn = String.raw`arn:aws[\w-]*:[\w-]*:[\w-]*:(?:aws|amazon):[\w/.+=@-]+`;
const service = String.raw`\b(?:com|cn\.com)\.amazonaws\.(?!vpce)[\w.-]+`;
const zone = String.raw`(?<![\w-])[a-z]{3,4}\d-az\d(?!\w)`;
const time = String.raw`(?<!\d)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z`;

const parts = (patterns: Readonly<Record<string, string>>): RegExp =>
  new RegExp(
    Object.entries(patterns)
      .map(([name, pattern]) => `(?<${name}>${pattern})`)
      .join('|'),
    'gu',
  );
const inText = parts({
  same: [time, ownArn, service, zone].join('|'),
  ipv6,
  ipv4,
  dashed,
  reverse,
  word: String.raw`[\p{L}\p{N}]+`,
});
const inAws = parts({ same: [time, ownArn].join('|'), ipv6, ipv4, dashed, account: String.raw`(?<!\d)\d{12}(?!\d)` });

/** `note` hears what of AWS's stays as it is. */
export const makeRedactor = (
  { word }: Pick<Pseudonyms, 'word'>,
  rename: (block: Cidr) => Cidr,
  note: (kept: string) => void = () => {},
): Redactor => {
  const words = (text: string): string => text.replaceAll(/[\p{L}\p{N}]+/gu, word);
  const block = (text: string): string => {
    const parsed = parseCidr(text);
    if (!parsed) return words(text);
    const renamed = rename(parsed);
    return text.includes('/') ? formatCidr(renamed) : formatAddress(renamed);
  };
  const part = ({ ipv6, ipv4, dashed, reverse, account, word: one, same }: Readonly<Record<string, string | undefined>>): string => {
    if (same !== undefined) {
      note(same);
      return same;
    }
    if (dashed !== undefined) return block(dashed.replaceAll('-', '.')).replaceAll('.', '-');
    if (reverse !== undefined) return `${word(`reverse/${reverse}`)}.`;
    return one === undefined && account === undefined ? block(ipv6 ?? ipv4 ?? '') : word(one ?? account ?? '');
  };
  const replace = (pattern: RegExp) => (text: string) =>
    text.replaceAll(pattern, (...found) => part(found.at(-1) as Readonly<Record<string, string | undefined>>));
  return { text: replace(inText), light: replace(inAws) };
};
