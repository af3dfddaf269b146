import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { el, preformatted, render, verbatim } from '../../src/report/html/element.ts';
import { htmlPage } from '../../src/report/html/page.ts';
import { source, table } from '../../src/report/html/parts.ts';
import { baseStyles } from '../../src/report/html/styles.ts';

const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
// oxlint-disable-next-line no-control-regex -- the control characters are the point
const hostile = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

describe('an element', () => {
  test('shows any text letter for letter, and no more of it than that', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('<', '>', '"', "'", '&', '/', '\u0000', '\u202e', '\ud800', '\n'),
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
          ),
        }),
        (text) => {
          const html = render(el('p', { title: text }, [text, [text]]));
          expect(html).not.toMatch(hostile);
          const [, title = '', body = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(html) ?? [];
          expect(decoded(body)).toBe(decoded(title).repeat(2));
        },
      ),
    );
  });
  test('keeps lines only where it is preformatted', () => {
    expect(render(preformatted('a\n <b>\u001b'))).toBe('<pre><code>a\n &lt;b>\\u{1b}</code></pre>');
    expect(render(el('p', {}, 'a\nb'))).toBe('<p>a\\u{a}b</p>');
  });
  test('is not made of what looks like one', () => {
    const forged = JSON.parse('{"type":"script","props":{"children":"1"},"constructor":null,"__v":1}') as string;
    expect(render(el('p', {}, forged))).toBe('<p></p>');
  });
  test('of our own bytes cannot be closed by them', () => {
    expect(render(verbatim('style', 'a > b::before { content: "&" }'))).toBe('<style>a > b::before { content: "&" }</style>');
    expect(() => verbatim('script', 'x = "</script>"')).toThrow(/end early/);
  });
});

describe('an address', () => {
  test.each(['https://docs.aws.amazon.com/vpc/', 'https://a.example/?q=1&b=2'])('%s becomes a link', (address) => {
    expect(render(el('p', {}, source(address)))).toContain('rel="noreferrer"');
  });
  test.each([
    'javascript:alert(1)',
    'javascript://a.example/%0aalert(1)',
    'http://plain.example',
    'https://a.example/" onclick="x',
    'data:text/html,x',
    'https://a b',
  ])('%s stays text', (address) => {
    expect(render(el('p', {}, source(address)))).not.toContain('<a');
  });
});

describe('a table', () => {
  test('leaves out columns in which nothing stands, and says each column where it is narrow', () => {
    const html = render(
      el(
        'div',
        {},
        table({
          caption: 'Things',
          head: ['A', 'B', 'C'],
          rows: [
            ['1', '', 2],
            ['3', '', ''],
          ],
        }),
      ),
    );
    expect(html).not.toContain('data-label="B"');
    expect(html.match(/data-label="C"/g)).toHaveLength(2);
    expect(html).toContain('<th role="rowheader" scope="row" data-label="A"');
  });
});

describe('the page', () => {
  const page = (script?: string) =>
    htmlPage({
      title: '<T>',
      about: [],
      contents: { label: 'Contents', entries: [] },
      main: [],
      footer: [],
      ...(script === undefined ? {} : { script }),
    });
  test('without a script allows none', () => {
    expect(page()).toContain("script-src 'none'; base-uri 'none'; form-action 'none'");
    expect(page()).not.toContain('<script');
    expect(page('1')).toContain('<script>1</script></body>');
  });
  test('begins as browsers want it', () => {
    expect(page()).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charset="utf-8"\/>/);
    expect(page()).toContain('<title>&lt;T></title>');
  });
});

describe('the colours', () => {
  const themes = [...baseStyles.matchAll(/:root \{(.*?--.*?)\}/gs)].map(
    ([, block = '']) => new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{6})/g)].map(([, name = '', value = '']) => [name, value])),
  );
  const [light = new Map<string, string>(), dark = new Map<string, string>()] = themes;

  /** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
  const luminance = (colour: string): number =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const contrast = (of: ReadonlyMap<string, string>, front: string, back: string): number => {
    const [low = 0, high = 0] = [front, back].map((name) => luminance(of.get(name) ?? '')).toSorted((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  const pairs = [
    ...['text', 'dim', 'accent'].flatMap((front) => ['ground', 'panel', 'hand-ground'].map((back) => [front, back] as const)),
    ...['good', 'open', 'hand', 'bad'].map((front) => [front, `${front}-ground`] as const),
    ['ground', 'accent'] as const,
  ];
  test('are the same ones in the light and in the dark', () => {
    expect([...dark.keys()]).toEqual([...light.keys()]);
    expect(light.size).toBeGreaterThan(10);
  });
  test.each(pairs)('%s on %s is told apart', (front, back) => {
    expect(contrast(light, front, back)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, front, back)).toBeGreaterThanOrEqual(4.5);
  });
});
