import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checklistHtml } from '../../src/report/checklist/html.ts';
import { checklistOf, hostileNames } from '../support/checklist.ts';

const page = checklistHtml(checklistOf('shop'));

const only = (pattern: RegExp, text = page): string => {
  const [first, ...more] = [...text.matchAll(pattern)];
  if (!first || more.length > 0) throw new Error(`${pattern} is there ${more.length + (first ? 1 : 0)} times`);
  return first[1] ?? '';
};
const inner = (tag: string, text = page) => only(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'), text);
const hash = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const empty = new Set(['meta', 'input', 'br']);

/** Reads the page as strictly as XML: every element closed in its turn, every attribute quoted or alone. Fails where it is not so. */
const tagsOf = (text: string): readonly Tag[] => {
  const tags: Tag[] = [];
  const open: string[] = [];
  const bare = text.replace('<!doctype html>', '').replaceAll(/(<(style|script)>).*?(<\/\2>)/gs, '$1$3');
  for (const [whole, closing, name = '', rest = ''] of bare.matchAll(/<(\/?)([a-z][a-z\d]*)((?:\s[\w-]+(?:="[^"]*")?)*)\s*\/?>|</g)) {
    if (name === '') throw new Error(`a stray < ${whole}`);
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (!empty.has(name)) open.push(name);
    if (closing === '')
      tags.push({
        name,
        attributes: new Map([...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, decoded(value)])),
      });
  }
  expect(open).toEqual([]);
  return tags;
};
const all = (name: string, of: readonly Tag[], key: string) =>
  of.flatMap((tag) => (tag.name === name ? (tag.attributes.get(key) ?? []) : []));

describe('the page', () => {
  const tags = tagsOf(page);
  test('is well-formed, and no id stands twice', () => {
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    expect(tags[0]?.attributes.get('lang')).toBe('en');
  });
  test('allows its own style and script by their hashes, and nothing else', () => {
    expect(all('meta', tags, 'content')[0]).toBe(
      `default-src 'none'; style-src ${hash(inner('style'))}; script-src ${hash(inner('script'))}; base-uri 'none'; form-action 'none'`,
    );
    const policed = tags.findIndex(({ attributes }) => attributes.has('http-equiv'));
    expect(tags.slice(0, policed).map(({ name }) => name)).toEqual(['html', 'head', 'meta']);
  });
  test('loads nothing; what leads outside is followed on request and does not tell where from', () => {
    expect(
      tags.flatMap(({ attributes }) => [...attributes.keys()]).filter((key) => /^(src|srcset|style|data|poster|on.*)$/.test(key)),
    ).toEqual([]);
    expect(new Set(tags.map(({ name }) => name)).intersection(new Set(['link', 'base', 'iframe', 'img', 'object', 'form']))).toEqual(
      new Set(),
    );
    expect(inner('style')).not.toMatch(/url\(|@import/);
    expect(inner('script')).not.toMatch(/fetch|XMLHttp|import|innerHTML|eval/);
    const outside = tags.filter(({ attributes }) => attributes.get('href')?.startsWith('#') === false);
    expect(outside.length).toBeGreaterThan(0);
    for (const { attributes } of outside) {
      expect(attributes.get('href')).toMatch(/^https:\/\//);
      expect(attributes.get('rel')).toBe('noreferrer');
    }
  });
  test('every link within it leads somewhere, and every label has its box', () => {
    const ids = new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? []));
    const wanted = [
      ...all('a', tags, 'href')
        .filter((href) => href.startsWith('#'))
        .map((href) => href.slice(1)),
      ...all('label', tags, 'for'),
    ];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });
  test('headings go down one level at a time', () => {
    const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name.slice(1)) : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });
  test('is the same every time', () => {
    expect(checklistHtml(checklistOf('shop'))).toBe(page);
  });
});

describe('what it says', () => {
  const text = decoded(page.replaceAll(/<(style|script)>.*?<\/\1>/gs, '').replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ');
  test.each([
    'Not everything could be read: 1 gap',
    'Grant rds:DescribeDBProxies and run it again',
    'Check by hand db-proxy could not be read Lacking: rds:DescribeDBProxies',
    '2001:db8:0:aa00::/56 stands for the block that Amazon will give',
    'no room for shop',
    'After step 1',
    'Then: subnet-2 (shop) has no IPv6 block',
    'Associate a block with shop Disruptive aws ec2 associate-subnet-cidr-block',
    '1 resource done: the evidence',
    'Ipv6CidrBlockAssociationSet = [{"name":"shop"}]',
    'Outside any VPC account 111122223333, eu-central-1',
    'Public IPv4 addresses $3.65',
    'EC2 instance i-1 (shop)',
    'service-quota in 111122223333 eu-central-1: unknown is',
  ])('%s', (told) => {
    expect(text).toContain(told);
  });
  test('only what AWS shows to be done is ticked', () => {
    const ticked = tagsOf(page).filter(({ attributes }) => attributes.has('checked'));
    expect(ticked.map(({ attributes }) => attributes.get('id'))).toEqual(['step-2-box']);
  });
  test('with nothing unread no alarm is raised', () => {
    const checklist = checklistOf('shop');
    const whole = { ...checklist, gaps: [], pressure: { ...checklist.pressure, unread: [] }, cost: { ...checklist.cost, unread: [] } };
    expect(checklistHtml(whole)).not.toContain('class="alarm"');
  });
  test('an account without anything in it gets a page that says so', () => {
    const none = { ...checklistOf('shop'), steps: [], addressPlans: [], workloads: [] };
    expect(checklistHtml(none)).toContain('No step of this target is about anything that was read.');
    expect(page).not.toContain('No step of this target');
  });
  test('a VPC that has only workloads is told all the same', () => {
    const shared = { ...checklistOf('shop'), steps: [], addressPlans: [] };
    expect(checklistHtml(shared)).toContain('<code>orders</code>');
  });
  test('what no permission would mend asks for none', () => {
    const checklist = checklistOf('shop');
    expect(checklistHtml({ ...checklist, gaps: checklist.gaps.map((gap) => ({ ...gap, action: '' })) })).not.toContain('Grant ');
  });
});

describe.each(Object.entries(hostileNames))('a name that is hostile: %s', (_, name) => {
  const hostile = checklistHtml(checklistOf(name));
  test('adds no element and no attribute', () => {
    // A long cell has another class than a short one.
    const shapes = (text: string) =>
      tagsOf(text).map(({ name, attributes }) => [name, ...attributes.keys()].filter((each) => each !== 'class').join(' '));
    expect(shapes(hostile)).toEqual(shapes(page));
  });
  test('leaves no control character, direction override or half of a character', () => {
    // oxlint-disable-next-line no-control-regex -- the control characters are the point
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u);
  });
});
