import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectors } from '../../src/collect/collectors.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';

const root = new URL('../..', import.meta.url).pathname;
const files = globSync('src/rules/*/*.ts', { cwd: root });

describe('the rule catalogue', () => {
  test('holds every rule file under the id that the file is named for', () => {
    expect(catalogue.map(({ id }) => id).toSorted()).toEqual(files.map((file) => file.split('/').at(-1)?.replace(/\.ts$/, '')).toSorted());
  });
  test('has at least 40 rules', () => expect(catalogue.length).toBeGreaterThanOrEqual(40));
  test.each(files)('%s has its test, and is at most 120 lines', (file) => {
    expect(existsSync(join(root, file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')))).toBe(true);
    expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThanOrEqual(121);
  });
  test.each(catalogue.map((rule) => [rule.id, rule] as const))('%s says what, why, how and on whose word', (_id, rule) => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(targets.some((target) => rule.severity[target])).toBe(true);
    expect(rule.docs.why.length).toBeGreaterThan(60);
    expect(rule.docs.fix.length).toBeGreaterThan(20);
    expect(rule.docs.links.length).toBeGreaterThan(0);
    for (const link of rule.docs.links) expect(link).toMatch(/^https:\/\//);
    expect(rule.docs.verified).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
  test.each(files)('%s keeps what changes over time in src/knowledge', (file) => {
    // Versions, regions, dates and registries grow old; in prose for people they may stand.
    const text = readFileSync(join(root, file), 'utf8');
    const code = text.replace(/\n {2}docs: \{[\s\S]*?\n {2}\},/, '').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    expect(code.match(/['"`]v?\d+\.\d+(\.\d+)?['"`]/g) ?? []).toEqual([]);
    expect(code.match(/['"`](us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d['"`]/g) ?? []).toEqual([]);
    expect(code.match(/['"`]20\d\d-\d\d-\d\d['"`]/g) ?? []).toEqual([]);
    expect(code.match(/['"`][a-z0-9.-]+\.(io|com|aws)['"`]/g) ?? []).toEqual([]);
  });
  test('reaches only for kinds that a collector reads', () => {
    const kinds = new Set(collectors.map(({ kind }) => kind));
    const reached = catalogue.flatMap(({ subjects, needs = [], consults = [] }) => [...subjects, ...needs, ...consults]);
    expect(reached.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('the collectors', () => {
  test('each kind has one collector, in the file of its name', () => {
    const named = globSync('src/collect/*/*.ts', { cwd: root }).map((file) => file.split('/').at(-1)?.replace(/\.ts$/, ''));
    expect(collectors.map(({ kind }) => kind).toSorted()).toEqual(named.toSorted());
  });
  test('a global kind is found through global kinds only, and a regional one through regional ones', () => {
    const scopes = new Map(collectors.map(({ kind, scope = 'region' }) => [kind, scope]));
    const crossing = collectors.filter(({ kind, after = [] }) => after.some((before) => scopes.get(before) !== scopes.get(kind)));
    expect(crossing.map(({ kind }) => kind)).toEqual([]);
  });
  test('every kind is read for the sake of a rule or of another kind', () => {
    const used = new Set([
      ...catalogue.flatMap(({ subjects, needs = [], consults = [] }) => [...subjects, ...needs, ...consults]),
      ...collectors.flatMap(({ after = [] }) => after),
    ]);
    expect(collectors.map(({ kind }) => kind).filter((kind) => !used.has(kind))).toEqual([]);
  });
});
