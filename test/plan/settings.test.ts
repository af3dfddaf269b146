import { describe, expect, test } from 'vitest';
import type { Exclude, Waiver } from '../../src/model/config.ts';
import { indexSlice } from '../../src/model/inventory.ts';
import { type ChecklistOptions, makePlan } from '../../src/plan/checklist.ts';
import { fixSetsOf } from '../../src/plan/fix-sets.ts';
import { checklistFormats, renderChecklist } from '../../src/report/checklist/render.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { readFixture } from '../support/read-fixture.ts';

const demo = await readFixture('demo');
const target = 'ipv6-only';
const rules = catalogue.filter(({ severity }) => severity[target]);
const planned = (options: Partial<ChecklistOptions> = {}) => makePlan(demo, { target, rules, vpcs: [], ...options });
const plain = planned();
const items = ({ checklist }: typeof plain) => checklist.steps.flatMap((step) => step.items.map((item) => ({ ...item, step })));
const open = (plan: typeof plain) => items(plan).filter(({ state }) => state === 'to-do' || state === 'check-by-hand');
const ofRules = open(plain).filter(({ step, resource }) => step.rule !== null && resource !== null);
const waiver = (change: Partial<Waiver> = {}): Waiver => ({ rule: '*', reason: 'legacy', owner: 'ops', expires: '2027-01-31', ...change });
const surface = { colour: false, columns: 100 };

describe('what is waived', () => {
  const all = [waiver({ resource: '*', unknown: true })];
  const plan = planned({ waivers: all });
  test('is no open step and in no file of fixes, but accepted with reason, owner and day', () => {
    expect(open(plan).filter(({ step, resource }) => step.rule !== null && resource !== null)).toEqual([]);
    const accepted = items(plan).filter(({ state }) => state === 'accepted');
    expect(new Set(accepted.map(({ fingerprint }) => fingerprint))).toEqual(new Set(ofRules.map(({ fingerprint }) => fingerprint)));
    expect(accepted.every((item) => item.waiver?.owner === 'ops' && item.fix === null)).toBe(true);
    expect(
      fixSetsOf(
        plan.checklist.steps.filter(({ rule }) => rule !== null),
        plan.fixes,
        demo.slices.map(indexSlice),
      ),
    ).toEqual([]);
  });
  test('makes no step done and no workload ready that has some of it', () => {
    for (const { state, items: own } of plan.checklist.steps)
      if (state === 'done') expect(own.every((item) => item.state === 'done')).toBe(true);
    const ready = ({ checklist }: typeof plain) =>
      checklist.workloads.filter(({ state }) => state === 'ready').map(({ resource }) => resource.arn);
    expect(ready(plain)).toEqual(expect.arrayContaining(ready(plan)));
    expect(plan.checklist.workloads.some(({ state }) => state === 'accepted' || state === 'waiting')).toBe(true);
  });
  test('is waited for by nothing', () => {
    const accepted = new Set(plan.checklist.steps.flatMap(({ id, state }) => (state === 'accepted' ? [id] : [])));
    expect(accepted.size).toBeGreaterThan(0);
    expect(plan.checklist.steps.flatMap(({ after }) => after).filter((id) => accepted.has(id))).toEqual([]);
  });
  test('is open again after its last day, with a note', () => {
    const late = planned({ waivers: all, asOf: '2027-02-01' });
    expect(open(late).map(({ fingerprint }) => fingerprint)).toEqual(open(plain).map(({ fingerprint }) => fingerprint));
    expect(renderChecklist(late.checklist, 'markdown', surface)).toContain('the waiver of ops expired on 2027-01-31: legacy');
  });
  test.each(checklistFormats)('is told in %s', (format) => {
    const text = renderChecklist(plan.checklist, format, surface);
    expect(text).toContain('accepted');
    if (format !== 'json') expect(text.replaceAll(/\s+/g, ' ')).toContain('waived until 2027-01-31 by ops: legacy');
  });
});

describe('what is excluded', () => {
  const vpcId = plain.checklist.addressPlans[0]?.vpcId ?? '';
  const plan = planned({ exclude: { vpcs: [vpcId] } });
  test('is in no step, plan or workload, and counted', () => {
    expect(plain.checklist.steps.some((step) => step.vpcId === vpcId)).toBe(true);
    const { steps, addressPlans, workloads, settings } = plan.checklist;
    const only = (vpcIds: readonly (string | null)[]) => vpcIds.length > 0 && vpcIds.every((id) => id === vpcId);
    expect(steps.filter((step) => step.items.some(({ resource }) => only(resource?.vpcIds ?? [])))).toEqual([]);
    expect(addressPlans.filter((each) => each.vpcId === vpcId)).toEqual([]);
    expect(workloads.filter(({ resource }) => only(resource.vpcIds))).toEqual([]);
    expect(settings).toMatchObject({ exclude: { vpcs: [vpcId] } });
    expect(settings.leftOut).toBeGreaterThan(0);
  });
  test('moves nowhere and keeps its addresses, so that its subnet does not empty', async () => {
    const playground = await readFixture('playground');
    const moves = (exclude?: Exclude) =>
      makePlan(playground, { target, rules, vpcs: [], exclude }).checklist.steps.map(({ id }) => id.split('/').at(-1) ?? '');
    expect(moves()).toEqual(expect.arrayContaining(['move-instance', 'delete-emptied-subnets']));
    const left = moves({ tags: ['Name=client'] });
    expect(left.filter((step) => ['move-instance', 'delete-emptied-subnets'].includes(step))).toEqual([]);
  });
  test.each(['terminal', 'markdown', 'html'] as const)('is told in %s, with rules that are skipped', (format) => {
    const text = renderChecklist(planned({ exclude: { tags: ['retired'] }, skippedRules: ['nat64-cross-az'] }).checklist, format, surface);
    expect(text).toMatch(/tag retired[\s\S]*0 verdicts and workloads/);
    expect(text).toMatch(/Not asked: (<code>|`)?nat64-cross-az/);
  });
});

test('a severity of the configuration decides how much a step is needed', () => {
  const step = plain.checklist.steps.find(({ need, state, rule }) => need === 'required' && state === 'to-do' && rule !== null);
  const needOf = (severity: 'info' | 'low' | 'blocker') =>
    planned({ severityOverrides: { [step?.rule ?? '']: severity } }).checklist.steps.find(({ id }) => id === step?.id)?.need;
  expect([needOf('blocker'), needOf('low'), needOf('info')]).toEqual(['required', 'recommended', 'optional']);
});
