import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generated } from '../../bin/generate.ts';

const files = await generated();

test.each([...files])('%s is what `npm run generate` writes', (file, text) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});

test('docs/rules holds no page without a rule', () => {
  const pages = readdirSync(new URL('../../docs/rules', import.meta.url)).map((page) => `docs/rules/${page}`);
  expect(pages.filter((page) => !files.has(page))).toEqual([]);
});
