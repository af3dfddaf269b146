import { expect, test } from 'vitest';
import { servicesOfKind } from '../../src/collect/actions.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { services } from '../../src/knowledge/services.ts';
import { fieldReport } from '../../src/knowledge/statements.ts';
import { catalogue } from '../../src/rules/catalogue.ts';

const ids = new Set(catalogue.map(({ id }) => id));

test.each(fieldReport.statements)('"$said" leads to rules that there are', ({ rules, source }) => {
  expect(rules.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(rules).size).toBe(rules.length);
  expect(source).toMatch(/^https:\/\//);
});
test('every service that is read has a name', () => {
  const read = new Set(collectors.flatMap(({ kind }) => servicesOfKind(kind)));
  expect([...read].filter((prefix) => !(prefix in services.names))).toEqual([]);
});
