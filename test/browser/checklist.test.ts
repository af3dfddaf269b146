import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checklistHtml } from '../../src/report/checklist/html.ts';
import { checklistOf, hostileNames } from '../support/checklist.ts';
import { runProgram } from '../support/program.ts';
import { loadFixture } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';
import { faultsOf, overflowOf, unfold } from './accessibility.ts';
import { type Lab, startLab, type Visit } from './browser.ts';

/** What the built program writes for the demo account. */
const demo = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ipv6-audit-'));
  const output = join(folder, 'checklist.html');
  const replay = await startReplay({ fixture: await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname) });
  try {
    const args = ['checklist', '--target', 'ipv6-only', '--format', 'html', '--quiet', '--output', output];
    const { code, stderr } = await runProgram(args, replay.env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return await readFile(output, 'utf8');
  } finally {
    await replay.close();
    await rm(folder, { recursive: true });
  }
};

const sample = checklistHtml(checklistOf('shop'));
const pages = new Map([['sample', sample]]);
// Without a browser this file fails here, and nothing passes.
const lab = await startLab();

beforeAll(async () => {
  pages.set('demo', await demo());
});
afterAll(() => lab.close());

const visit = async (html: string, options: Parameters<Lab['open']>[1], use: (visit: Visit) => Promise<void>): Promise<void> => {
  const visited = await lab.open(html, options);
  await use(visited);
  expect(visited.complaints).toEqual([]);
  expect(visited.requests).toEqual([]);
  await visited.page.context().close();
};

const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
/** The sidebar has just come in, and tables have the least room. */
const between = { width: 1030, height: 800 };

const looks = [wide, narrow].flatMap((viewport) => (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })));

describe.each(['sample', 'demo'])('the %s page', (name) => {
  test.each(looks)('is accessible at $viewport.width pixels, $colorScheme', (look) =>
    visit(pages.get(name) ?? '', look, async ({ page }) => {
      await unfold(page);
      expect(await faultsOf(page)).toEqual([]);
    }),
  );
  test.each([wide, between, narrow, { width: 320, height: 600 }])('fits $width pixels, folded or not', (viewport) =>
    visit(pages.get(name) ?? '', { viewport }, async ({ page }) => {
      expect(await overflowOf(page)).toEqual([]);
      await unfold(page);
      expect(await overflowOf(page)).toEqual([]);
    }),
  );
});

describe('a hostile name', () => {
  test.each(Object.entries(hostileNames))('%s does nothing, and the page stays whole', (_, name) =>
    visit(checklistHtml(checklistOf(name)), { viewport: narrow }, async ({ page }) => {
      await unfold(page);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(await overflowOf(page)).toEqual([]);
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize(wide);
      expect(await overflowOf(page)).toEqual([]);
    }),
  );
  test('would not run, and would be told of, even if it became markup', async () => {
    const { page, complaints, requests } = await lab.open(
      sample.replace(
        '</main>',
        '<script>window.hacked = true</script><img src="https://evil.example/" onerror="window.hacked = true"></main>',
      ),
    );
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(requests).toEqual([]);
    expect(complaints.join('\n')).toMatch(/script-src[^]*img-src|img-src[^]*script-src/);
    await page.context().close();
  });
});

describe('with the keyboard alone', () => {
  test('the first key leads past the navigation, and every box of a step is reached and ticked', () =>
    visit(sample, { viewport: wide }, async ({ page }) => {
      const focused = () => page.evaluate('document.activeElement.id || document.activeElement.className') as Promise<string>;
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('skip');
      expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: 0 });
      await page.keyboard.press('Enter');
      expect(await focused()).toBe('main');
      const reached: string[] = [];
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        reached.push(await focused());
        if (reached.at(-1) === 'step-3-box') break;
      }
      expect(reached.filter((id) => /^step-\d+-box$/.test(id))).toEqual(['step-5-box', 'step-1-box', 'step-2-box', 'step-3-box']);
      await page.keyboard.press('Space');
      expect(await page.locator('#step-3-box').isChecked()).toBe(true);
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      expect(outline).toBe('solid');
    }));
  test('a link to a step leads to it', () =>
    visit(sample, { viewport: narrow }, async ({ page }) => {
      await page.locator('#step-3 dl a').click();
      expect(page.url()).toMatch(/#step-1$/);
      expect(await page.evaluate(`scrollY + innerHeight > document.querySelector('#step-1').offsetTop`)).toBe(true);
    }));
});

describe('ticks', () => {
  const ticked = async ({ page }: Visit): Promise<readonly string[]> =>
    page.evaluate(`[...document.querySelectorAll('[data-key]:checked')].map(({ id }) => id)`);
  const newer = checklistHtml(checklistOf('shop', '2026-12-01T00:00:00.000Z'));

  test('stay, until a newer reading finds the same still to be done', () =>
    visit(sample, {}, async (visited) => {
      const { page } = visited;
      expect(await ticked(visited)).toEqual(['step-2-box']);
      for (const id of ['step-1-box', 'step-3-1', 'step-4-box']) await page.locator(`#${id}`).check();
      const status = page.locator('#ticks-status');
      expect(await status.textContent()).toMatch(/^3 of 5 steps are ticked/);
      await page.reload();
      expect(await ticked(visited)).toEqual(['step-1-box', 'step-2-box', 'step-3-1', 'step-4-box']);
      await lab.reopen(visited, newer);
      // Step 4 is to be checked by hand, which no reading does.
      expect(await ticked(visited)).toEqual(['step-2-box', 'step-4-box']);
      await lab.reopen(visited, sample);
      await page.locator('#step-3-1').uncheck();
      await page.reload();
      expect(await ticked(visited)).toEqual(['step-1-box', 'step-2-box', 'step-4-box']);
      await page.locator('#ticks-clear').click();
      expect(await ticked(visited)).toEqual(['step-2-box']);
      await page.reload();
      expect(await ticked(visited)).toEqual(['step-2-box']);
    }));
  test('of what AWS shows to be done cannot be taken away', () =>
    visit(sample, {}, async (visited) => {
      await visited.page.locator('#step-2-box').uncheck();
      await visited.page.reload();
      expect(await ticked(visited)).toEqual(['step-2-box']);
    }));
  test('of another target or account are left alone', () =>
    visit(sample, {}, async ({ page }) => {
      await page.evaluate(`localStorage.setItem('ipv6-audit checklist ipv6-only', '{"other":"2026-11-23"}')`);
      await page.locator('#step-1-box').check();
      await page.locator('#ticks-clear').click();
      expect(await page.evaluate(`localStorage.getItem('ipv6-audit checklist ipv6-only')`)).toBe('{"other":"2026-11-23"}');
    }));
  test.each(['null', '5', '[', '{"a":{}}', '"x"'])('are begun anew where the browser kept %s', (kept) =>
    visit(sample, {}, async (visited) => {
      await visited.page.evaluate(`localStorage.setItem('ipv6-audit checklist ipv6-only', ${JSON.stringify(kept)})`);
      await visited.page.reload();
      expect(await ticked(visited)).toEqual(['step-2-box']);
      await visited.page.locator('#step-1-box').check();
      await visited.page.reload();
      expect(await ticked(visited)).toEqual(['step-1-box', 'step-2-box']);
    }),
  );
  test('can be made where the browser keeps nothing, and it is said', () =>
    visit(sample, {}, async ({ page }) => {
      await page.addInitScript(`Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })`);
      await page.reload();
      await page.locator('#step-1-box').check();
      expect(await page.locator('#ticks-status').textContent()).toBe('2 of 5 steps are ticked. This browser does not keep ticks.');
    }));
  test('can be made without any script, and it is said', () =>
    visit(sample, { javaScriptEnabled: false }, async ({ page }) => {
      await page.locator('#step-1-box').check();
      expect(await page.locator('#step-1-box').isChecked()).toBe(true);
      expect(await page.locator('#ticks').innerText()).toBe('Ticks are not kept: no script runs here.');
    }));
});

describe('what is shown', () => {
  test('steps that are done can be hidden, and nothing else with them', () =>
    visit(sample, { javaScriptEnabled: false }, async ({ page }) => {
      const shown = () =>
        page.evaluate(`[...document.querySelectorAll('.step')].filter((each) => each.checkVisibility()).map(({ id }) => id)`);
      expect(await shown()).toEqual(['step-5', 'step-1', 'step-2', 'step-3', 'step-4']);
      await page.locator('#hide-done').check();
      expect(await shown()).toEqual(['step-5', 'step-1', 'step-3', 'step-4']);
      expect(await page.getByRole('heading', { name: 'VPC', exact: true }).isVisible()).toBe(false);
    }));
  test('a command is copied as it was, however it is broken', () =>
    visit(sample, { viewport: narrow }, async ({ page }) => {
      const step = checklistOf('shop').steps.find(({ number }) => number === 3);
      const selected = await page.evaluate(`
        (() => {
          getSelection().selectAllChildren(document.querySelector('#step-3 pre'));
          return getSelection().toString();
        })()
      `);
      expect(selected).toBe(step?.items[0]?.fix?.cli.join('\n'));
    }));
  test('a table is a table to who hears it, though it looks like cards', () =>
    visit(sample, { viewport: narrow }, async ({ page }) => {
      const table = page.getByRole('table', { name: /What runs here/ });
      expect(await table.getByRole('row').count()).toBe(3);
      expect(await table.getByRole('columnheader').count()).toBe(5);
      expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['i-1 shop', 'orders']);
    }));
  test('on paper there are the steps, the commands and the evidence, without what only a screen can do', () =>
    visit(sample, { colorScheme: 'dark' }, async ({ page }) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const isVisible = (selector: string) => page.locator(selector).first().isVisible();
      expect(await Promise.all(['nav', '.tools', '.skip'].map(isVisible))).toEqual([false, false, false]);
      expect(await Promise.all(['#step-3-box', '#step-3 pre', '#step-2 .plain', '.alarm table'].map(isVisible))).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe('rgb(255, 255, 255)');
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    }));
});
