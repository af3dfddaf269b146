import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: the HTML that the built program makes, in Chromium. Needs /usr/bin/chromium, or another in CHROMIUM. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { include: ['test/browser/**/*.test.ts'], globalSetup: 'test/support/build-once.ts', testTimeout: 120_000, hookTimeout: 120_000 },
});
