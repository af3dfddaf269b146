import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../src/audit/report.ts';
import { surfaceOf } from '../../src/cli/output.ts';
import { targets } from '../../src/model/verdict.ts';
import { exhibitsOf } from '../../src/plan/exhibits.ts';
import { renderHtml } from '../../src/report/scan/html.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { hostileReport } from '../support/hostile-account.ts';
import { manyFindings } from '../support/many-findings.ts';
import { readFixture } from '../support/read-fixture.ts';
import { faultsOf, overflowOf, unfold } from './accessibility.ts';
import { type Lab, startLab, type Visit } from './browser.ts';

/** The page of an account, with its pictures, as `scan` makes it. */
const pageOf = async (account: string): Promise<string> => {
  const inventory = await readFixture(account);
  const report = audit(inventory, { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [] });
  return renderHtml(report, surfaceOf(true), exhibitsOf(inventory, report));
};

const many = renderHtml(manyFindings(5000), surfaceOf(true));
const pages = new Map([['hostile', renderHtml(hostileReport(), surfaceOf(true))]]);
const lab = await startLab();

beforeAll(async () => {
  for (const account of ['demo', 'playground']) pages.set(account, await pageOf(account));
});
afterAll(() => lab.close());

const visit = async (html: string, options: Parameters<Lab['open']>[1], use: (visit: Visit) => Promise<void>): Promise<void> => {
  const visited = await lab.open(html, options);
  await use(visited);
  expect(visited.complaints).toEqual([]);
  expect(visited.requests).toEqual([]);
  expect(await visited.page.evaluate('window.hacked')).toBeUndefined();
  await visited.page.context().close();
};

const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
/** Every width and every colour scheme; contrast is the one thing that differs between the schemes. */
const looks = [
  { viewport: wide, colorScheme: 'light' },
  { viewport: narrow, colorScheme: 'dark' },
] as const;

describe.each(['demo', 'playground', 'hostile'])('the %s page', (name) => {
  test.each(looks)('is accessible and fits at $viewport.width pixels, $colorScheme', { timeout: 120_000 }, (look) =>
    visit(pages.get(name) ?? '', look, async ({ page }) => {
      expect(await overflowOf(page)).toEqual([]);
      await unfold(page);
      expect(await overflowOf(page)).toEqual([]);
      expect(await faultsOf(page)).toEqual([]);
    }),
  );
});

describe('the table of verdicts', () => {
  const shown = ({ page }: Visit): Promise<string | null> => page.locator('#f-shown').textContent();
  const visible = ({ page }: Visit): Promise<number> => page.locator('#verdicts tbody tr:not([hidden])').count();

  test('is filtered and sorted with the keyboard alone', () =>
    visit(pages.get('demo') ?? '', { viewport: wide }, async (visited) => {
      const { page } = visited;
      const all = await page.locator('#verdicts tbody tr').count();
      await page.locator('#f-text').focus();
      await page.keyboard.type('nat64 subnet');
      await expect.poll(() => shown(visited)).not.toMatch(/^67 /);
      expect(await shown(visited)).toBe(`${await visible(visited)} of ${all} rows shown`);
      await page.locator('#f-clear').focus();
      await page.keyboard.press('Enter');
      expect(await shown(visited)).toBe(`67 of ${all} rows shown`);
      for (const [id, value, pattern] of [
        ['f-status', 'unknown', /data-s="unknown"/],
        ['f-target', 'o', /data-o="\d"/],
        ['f-severity', '0', /data-[do]="0"/],
      ] as const) {
        await page.locator(`#${id}`).selectOption(value);
        const rows = await page.locator('#verdicts tbody tr:not([hidden])').evaluateAll((each) => each.map(({ outerHTML }) => outerHTML));
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(row).toMatch(pattern);
        await page.locator('#f-clear').click();
      }
      const head = page.getByRole('columnheader', { name: 'Rule' });
      await head.getByRole('button').focus();
      await page.keyboard.press('Enter');
      expect(await head.getAttribute('aria-sort')).toBe('ascending');
      const rules = () => page.locator('#verdicts tbody td:nth-child(2)').allTextContents();
      const up = await rules();
      expect(up).toEqual(up.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
      await page.keyboard.press('Space');
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      expect((await rules())[0]).toBe(up.at(-1));
    }));
  test('is whole without a script', () =>
    visit(pages.get('demo') ?? '', { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('#verdicts tbody tr').count()).toBe(await page.locator('#verdicts tbody tr:visible').count());
      expect(await page.locator('#tools').isVisible()).toBe(false);
    }));
  test('says so where nothing is left, and stays accessible', { timeout: 60_000 }, () =>
    visit(pages.get('playground') ?? '', { viewport: wide }, async (visited) => {
      const { page } = visited;
      await page.locator('#f-text').fill('nothing holds this');
      await expect.poll(() => shown(visited)).toMatch(/^0 of /);
      expect(await visible(visited)).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
    }),
  );
  test.each([wide, narrow])('of 5,000 findings is filtered in less than half a second at $width pixels', { timeout: 120_000 }, (viewport) =>
    visit(many, { viewport }, async (visited) => {
      const { page } = visited;
      expect(await shown(visited)).toBe('5,000 of 5,000 rows shown');
      // To measure every element would lay out all rows, which no reader does.
      expect(await page.evaluate('document.scrollingElement.scrollWidth <= innerWidth')).toBe(true);
      const took = (await page.evaluate(`
          (() => {
            const laps = {};
            const lap = (name, change) => { const began = performance.now(); change(); document.body.offsetHeight; laps[name] = Math.round(performance.now() - began); };
            const choose = (id, value) => { const field = document.getElementById(id); field.value = value; field.dispatchEvent(new Event('change')); };
            lap('severity', () => choose('f-severity', '0'));
            lap('all', () => choose('f-severity', ''));
            lap('search', () => { document.getElementById('f-text').value = 'nat64'; choose('f-status', 'fail'); });
            lap('sort', () => document.querySelectorAll('#verdicts thead button')[2].click());
            return laps;
          })()
        `)) as Readonly<Record<string, number>>;
      expect(Math.max(took['severity'] ?? Infinity, took['all'] ?? Infinity, took['search'] ?? Infinity)).toBeLessThan(500);
      const before = await visible(visited);
      await page.locator('#f-text').fill('nat64 route');
      await expect.poll(() => visible(visited), { timeout: 10_000 }).toBeLessThan(before);
      expect(await shown(visited)).toBe(`${(await visible(visited)).toLocaleString('en')} of 5,000 rows shown`);
    }),
  );
});

test('the picture scrolls in a region of its own, with the keyboard', () =>
  visit(pages.get('demo') ?? '', { viewport: narrow }, async ({ page }) => {
    const region = page.getByRole('region', { name: /^Picture of/ }).first();
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
    expect(await page.getByRole('img', { name: /Picture of/ }).count()).toBeGreaterThan(0);
    expect(await page.locator('.picture text.failing').count()).toBeGreaterThan(0);
  }));
