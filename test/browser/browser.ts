import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export interface Visit {
  readonly page: Page;
  /** What the console said; violations of the page's policy are among it. */
  readonly complaints: readonly string[];
  /** What the page asked for beside itself. */
  readonly requests: readonly string[];
}

export interface Lab {
  /** Opens a page as someone does who has it as a file. */
  readonly open: (html: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** The same page again in the same browser profile, perhaps with other contents. */
  readonly reopen: (visit: Visit, html: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const startLab = async (): Promise<Lab> => {
  const browser: Browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
  const folder = await mkdtemp(join(tmpdir(), 'ipv6-audit-browser-'));
  const file = join(folder, 'page.html');
  const address = pathToFileURL(file).href;
  return {
    open: async (html, options) => {
      await writeFile(file, html);
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await context.route('**', (route) => {
        const wanted = route.request().url();
        if (wanted === address) return route.continue();
        requests.push(wanted);
        return route.abort();
      });
      await page.goto(address);
      return { page, complaints, requests };
    },
    reopen: async ({ page }, html) => {
      await writeFile(file, html);
      await page.reload();
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
};
