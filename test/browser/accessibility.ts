import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe holds against the page as it is shown now, by all its rules, each with where it stands, and what it could not decide:
 * all but the contrast of text that it takes to be covered by what is clipped. test/report/html-page.test.ts reckons every pair of colours.
 */
export const faultsOf = async (page: Page): Promise<readonly string[]> => {
  // Evaluated from outside, which the page's policy does not govern.
  await page.evaluate(axe);
  const { violations, incomplete } = (await page.evaluate('axe.run()')) as AxeResults;
  const undecided = incomplete.filter(({ id }) => id !== 'color-contrast');
  return [...violations, ...undecided].flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/**
 * What is wider than its place, be it the page itself. The heads of tables that are shown as cards are for the ear alone; what
 * scrolls by itself can be reached with the keyboard.
 */
export const overflowOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`
    [...document.querySelectorAll('body *')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
      .filter((each) => !(each.closest('thead')?.offsetWidth <= 1))
      .filter((each) => !(each instanceof SVGElement))
      .filter((each) => !(each.tabIndex === 0 && getComputedStyle(each).overflowX === 'auto'))
      .concat(document.scrollingElement.scrollWidth > innerWidth ? [document.documentElement] : [])
      .map((each) => each.tagName + ' ' + each.className + ' ' + each.textContent.slice(0, 60))
  `);

export const unfold = (page: Page): Promise<unknown> =>
  page.evaluate(`document.querySelectorAll('details').forEach((each) => (each.open = true))`);
