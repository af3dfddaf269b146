import { defineConfig } from 'vitest/config';

/** `npm run test:moto`: against moto, which someone else wrote. Needs Python; see moto.ts. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { include: ['test/moto/**/*.test.ts'], globalSetup: 'test/support/build-once.ts', testTimeout: 120_000, hookTimeout: 120_000 },
});
