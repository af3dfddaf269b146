import { describe, expect, test } from 'vitest';
import { pagesFor, rulePages } from '../../src/cli/rule-pages.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';

const everything = { targets, severity: 'info' } as const;
const idsOf = (filter: Partial<Parameters<typeof pagesFor>[0]>) => pagesFor({ ...everything, ...filter }).map(({ id }) => id);

describe('the pages of the rules', () => {
  test('there is one for each, under the topic of its folder', () => {
    expect(rulePages.map(({ id }) => id).toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted());
    expect(rulePages.find(({ id }) => id === 'nat64-route-missing')?.topic).toBe('nat64');
  });
  test.each(rulePages)('$id names an IAM action for each kind that it reads', ({ subjects, needs, consults, services }) => {
    for (const { actions } of [...subjects, ...needs, ...consults])
      expect(actions.every((action) => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) && actions.length > 0).toBe(true);
    expect(services.length).toBeGreaterThan(0);
  });
  test('the actions of a kind include those of the kinds that it is found through', () => {
    const { needs = [] } = rulePages.find(({ id }) => id === 'nat64-route-missing') ?? {};
    const { actions = [] } = needs.find(({ kind }) => kind === 'prefix-list') ?? {};
    expect(actions).toContain('ec2:GetManagedPrefixListEntries');
    expect(actions).toContain('ec2:DescribeRouteTables');
  });
});

describe('filters', () => {
  test('none leaves every rule', () => expect(idsOf({})).toHaveLength(catalogue.length));
  test('a severity counts for the targets asked for', () => {
    expect(idsOf({ severity: 'blocker' })).toContain('nat64-route-missing');
    expect(idsOf({ severity: 'high', targets: ['dual-stack'] })).not.toContain('nat64-route-missing');
  });
  test('a topic', () => expect(new Set(pagesFor({ ...everything, topic: 'dns' }).map(({ topic }) => topic))).toEqual(new Set(['dns'])));
  test.each(['fargate', 'FARGATE'])('a text, here %s', (search) => {
    expect(idsOf({ search })).toContain('ecs-fargate-platform-version-old');
    expect(idsOf({ search })).not.toContain('nat64-route-missing');
  });
  test.each([
    [{ topic: 'dsn' }, 'There is no topic "dsn"; did you mean "dns"?'],
    [{ topic: 'quantum computing' }, /^There is no topic "quantum computing"; the topics are addressing, /],
    [{ search: 'farrgate' }, 'No rule matches "farrgate" here; did you mean "fargate"?'],
    [{ search: 'quantum computing' }, 'No rule matches "quantum computing" here; leave a filter out to see more.'],
    [{ topic: 'nat64', targets: ['dual-stack'], severity: 'blocker' }, 'No rule matches these filters; leave a filter out to see more.'],
  ] as const)('%j leaves nothing, and says so', (filter, message) => expect(() => idsOf(filter)).toThrow(message));
});
