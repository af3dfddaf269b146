import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/moto/**', 'test/browser/**', 'test/faults/**', 'test/shells/**'],
    globalSetup: 'test/support/build-once.ts',
    testTimeout: 30_000,
    isolate: false,
  },
});
