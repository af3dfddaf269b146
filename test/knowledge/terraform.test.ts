import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { terraformRequirements } from '../../src/knowledge/terraform.ts';
import { providerSchema } from '../support/terraform/schema.ts';

const root = new URL('../..', import.meta.url).pathname;
/** The types of resources that fixes import. */
const imported = new Set(
  globSync('src/{rules,network}/**/*.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(`${root}${file}`, 'utf8').matchAll(/existing\(\s*'(aws_\w+)'/g)].map(([, type]) => type ?? ''),
  ),
);
const requiredOf = (type: string): readonly string[] =>
  Object.entries(providerSchema().resources[type] ?? {})
    .filter(([, member]) => (typeof member === 'string' ? member : member[0]).endsWith('!'))
    .map(([name]) => name)
    .toSorted();

test.each([...imported].toSorted())('what the provider requires of %s is known', (type) => {
  expect(terraformRequirements.arguments[type] ?? []).toEqual(requiredOf(type));
});
test('nothing else is claimed, and of the version of which the schema was read', () => {
  expect(Object.keys(terraformRequirements.arguments).filter((type) => !imported.has(type))).toEqual([]);
  expect(terraformRequirements.source).toContain(`/${providerSchema().source.providerVersion}/`);
});
