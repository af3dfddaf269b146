import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: every operation under every fault, and docs/faults.md from what came of it. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { include: ['test/faults/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 900_000 },
});
