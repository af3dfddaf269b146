import { defineConfig } from 'vitest/config';

/** `npm run test:shells`: the completion scripts in the shells they are for. Needs bash, zsh, fish and Python 3; fails where one is absent. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { include: ['test/shells/**/*.test.ts'], globalSetup: 'test/support/build-once.ts', testTimeout: 120_000, hookTimeout: 120_000 },
});
