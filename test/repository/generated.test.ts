import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generated } from '../../bin/generate.ts';

test.each([...generated()])('%s is what `npm run generate` writes', (file, text) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});
