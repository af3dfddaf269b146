import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generated, wholly } from '../../bin/generate.ts';

const files = await generated();

test.each([...files])('%s is what `npm run generate` writes', (file, text) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});

test.each(wholly)('%s holds nothing else', (folder) => {
  const there = readdirSync(new URL(`../../${folder}`, import.meta.url)).map((file) => `${folder}/${file}`);
  expect(there.filter((file) => !files.has(file))).toEqual([]);
});
