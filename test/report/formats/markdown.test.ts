import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { multiplied, rendered, reports } from '../../support/reports.ts';

/** As GitHub renders it, before its own filters: raw HTML passes, so that what a name smuggles in is seen. */
const html = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const ours = new Set('h2 h3 p strong b code pre ul li blockquote details summary table thead tbody tr th td br'.split(' '));
const tagsOf = (text: string) => [...text.matchAll(/<\/?([a-z][a-z0-9]*)[^>]*>/gi)];
const outsideCode = (text: string) => text.replaceAll(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '');
const find = (name: string) => reports.find(([each]) => each === name)![1];

describe.each(reports)('Markdown of the %s account', (_name, report) => {
  const page = async () => html(await rendered(report, 'markdown'));
  test('has no element but ours, none with attributes of a name, no link and no image', async () => {
    const foreign = tagsOf(await page()).filter(
      ([tag, name = '']) => !ours.has(name) || !/^<\/?[a-z0-9]+( class="language-sh")?>$/.test(tag),
    );
    expect(foreign.map(([tag]) => tag)).toEqual([]);
  });
  test('opens nothing that it does not close, and keeps the table whole', async () => {
    const text = await page();
    const tags = (name: string) => [text.split(`<${name}>`).length, text.split(`</${name}>`).length];
    for (const name of ['details', 'summary', 'b', 'blockquote']) expect(tags(name)[0]).toBe(tags(name)[1]);
    const widths = [...text.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => row.split(/<t[hd]>/).length);
    expect(new Set(widths).size).toBeLessThanOrEqual(1);
  });
  test('mentions nobody, refers to no issue and draws no emoji', async () => {
    expect(outsideCode(await page()).match(/@\w|#\d|GH-\d|:\w+:|https?:|www\./g) ?? []).toEqual([]);
  });
  test('fits a comment on GitHub', async () => expect((await rendered(report, 'markdown')).length).toBeLessThanOrEqual(65_536));
});

describe('Markdown', () => {
  test('says in sight that something is unknown', async () => {
    const text = await rendered(find('demo'), 'markdown');
    expect(text.slice(0, text.indexOf('<details>'))).toMatch(
      /> \[!WARNING\]\n> \*\*\d+ verdicts could not be decided, which is not a pass\.\*\*/,
    );
    expect(text).toContain('grant `rds:DescribeDBProxies`');
  });
  test('says where it is cut', async () => {
    const hostile = await rendered(multiplied(find('hostile'), 5000), 'markdown');
    expect(hostile.length).toBeLessThanOrEqual(65_536);
    expect(hostile).toContain('And 4950 more, none of them worse.');
    const demo = find('demo');
    const rules = Array.from({ length: 300 }, (_, index) => ({ ...demo.verdicts[0]!, rule: `rule-${index}` }));
    const many = await rendered({ ...demo, verdicts: rules }, 'markdown');
    expect(many.length).toBeLessThanOrEqual(65_536);
    expect(many).toMatch(/\*\*Cut here:\*\* \d+ sections more would not fit; the JSON report has everything\.\n$/);
  });
});
