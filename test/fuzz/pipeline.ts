// One case: a mutated answer or a mutated snapshot, through collectors, rules and forms.
import { diff } from '../../src/audit/diff.ts';
import { judge } from '../../src/audit/judge.ts';
import { audit } from '../../src/audit/report.ts';
import type { Call } from '../../src/aws/calls.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { collectSlice, withDependencies } from '../../src/collect/run.ts';
import { UserError } from '../../src/model/failure.ts';
import { globalRegion, indexSlice, type Inventory } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Report } from '../../src/model/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { traceAll } from '../../src/network/trace/trace.ts';
import { makePlan } from '../../src/plan/checklist.ts';
import { exhibitsOf } from '../../src/plan/exhibits.ts';
import { checklistFormats, renderChecklist } from '../../src/report/checklist/render.ts';
import { diffFormats, renderDiff } from '../../src/report/diff.ts';
import { formats } from '../../src/report/render.ts';
import { renderTrace } from '../../src/report/trace.ts';
import { rulesOver, withReading } from '../faults/judging.ts';
import { kindsOfCall, withFollowers } from '../faults/laboratory.ts';
import { estateAccount, estateRegion } from '../support/estate/values.ts';
import { checkForm } from './forms.ts';
import { mutate, sameTypes } from './mutations.ts';
import { fakeDoor, type World } from './world.ts';

export interface Case {
  /** The call whose answers are mutated; none: the resources of a snapshot are, of a part of the estate. */
  readonly call: Call | undefined;
  readonly mutations: readonly { readonly name: string; readonly at: number; readonly value: number }[];
  /** Steers what is not tried in every case. */
  readonly salt: number;
}

export interface Outcome {
  /** The mutations that found something to change. */
  readonly applied: readonly string[];
  readonly fired: readonly string[];
  readonly gaps: number;
}

const surface = { columns: 100, colour: false } as const;

/** Throws where a case shows something that must not be. */
export const runCase = async (world: World, each: Case): Promise<Outcome> => {
  const applied: string[] = [];
  const { inventory, kinds } = each.call ? await collected(world, each, each.call, applied) : disturbedSnapshot(world, each, applied);
  const rules = rulesOver(kinds);
  onceEach(inventory, kinds, each.salt);
  const report = audit(inventory, { targets, severity: 'info', rules, vpcs: [], tags: [] });
  const exhibits = each.salt % 16 === 0 ? exhibitsOf(inventory, report) : undefined;
  for (const index of [0, 1])
    await checkForm(report, formats[(each.salt + index) % formats.length] ?? 'json', exhibits, each.salt % 8 === 0);
  if (each.salt % 16 === 1) plan(inventory, rules, each.salt);
  if (each.salt % 16 === 2) compare(world, inventory, report);
  if (each.salt % 16 === 3) follow(inventory);
  const fired = new Set(report.verdicts.filter(({ status }) => status !== 'unknown').map(({ rule }) => rule));
  return { applied, fired: [...fired], gaps: inventory.slices.flatMap(({ gaps }) => gaps).length };
};

const collected = async (world: World, { mutations }: Case, call: Call, applied: string[]) => {
  const door = fakeDoor(world, (asked, answer) => {
    if (asked !== call) return answer;
    const copy: unknown = structuredClone(answer);
    for (const { name, ...aim } of mutations) if (mutate(copy, name, aim)) applied.push(name);
    return copy;
  });
  const kinds = withFollowers(kindsOfCall(call));
  const used = withDependencies(collectors, kinds);
  const region = used.every(({ scope }) => scope === 'global') ? globalRegion : estateRegion;
  const slice = await collectSlice(door, { account: estateAccount, region, partition: 'aws' }, used);
  // A snapshot is JSON: what is judged now and later is the same.
  return { inventory: withReading(world.sound, slice, kinds), kinds };
};

const disturbedSnapshot = ({ sound }: World, { mutations, salt }: Case, applied: string[]) => {
  const copy = JSON.parse(JSON.stringify(sound)) as Inventory;
  const slices = copy.slices.map((slice) => {
    const resources = slice.resources.filter((_, index) => (index * 2_654_435_761 + salt * 40_503) % 11 > salt % 3);
    for (const { name, at, value } of mutations) {
      const resource = resources[(at + value) % Math.max(1, resources.length)];
      if (resource && mutate(resource.data, sameTypes.includes(name) ? name : 'hostile text', { at, value })) applied.push(name);
    }
    return { ...slice, resources };
  });
  const kinds = new Set(collectors.map(({ kind }) => kind).filter((_, index) => (index + salt) % 8 === 0));
  return { inventory: { ...copy, slices }, kinds };
};

const onceEach = ({ slices }: Inventory, kinds: ReadonlySet<Kind>, salt: number): void => {
  const own = rulesOver(kinds).filter((_, index) => index % 4 === salt % 4);
  const indexed = slices.map(indexSlice);
  for (const rule of own) {
    const judged = judge(rule, indexed).flatMap(({ resource }) => (resource ? [`${resource.region}/${resource.kind}/${resource.id}`] : []));
    const wanted = new Set(
      slices.flatMap(({ resources }) =>
        resources.filter(({ kind }) => rule.subjects.includes(kind)).map(({ region, kind, id }) => `${region}/${kind}/${id}`),
      ),
    );
    if (judged.length !== wanted.size || judged.some((name) => !wanted.has(name)))
      throw new Error(`${rule.id} judges ${judged.length} of ${wanted.size} subjects`);
  }
};

const plan = (inventory: Inventory, rules: ReturnType<typeof rulesOver>, salt: number): void => {
  const target = targets[salt % 3 === 0 ? 1 : 0];
  const { checklist } = makePlan(inventory, { target, rules, vpcs: [], prices: undefined });
  for (const format of checklistFormats) renderChecklist(checklist, format, surface);
};

const compare = ({ sound }: World, inventory: Inventory, report: Report): void => {
  const before = audit(sound, {
    targets,
    severity: 'info',
    rules: rulesOver(new Set(inventory.slices[0]?.collected.slice(0, 10))),
    vpcs: [],
    tags: [],
  });
  const asked = { targets, severity: 'info', rules: [], skipRules: [], vpcs: [] } as const;
  const compared = diff(
    { file: 'old', source: 'snapshot', report: before, inventory: sound },
    { file: 'new', source: 'snapshot', report, inventory },
    asked,
    inventory.tool,
  );
  for (const format of diffFormats) renderDiff(compared, format, surface);
};

const follow = (inventory: Inventory): void => {
  for (const destination of ['internet', 'ipv4-only']) {
    try {
      renderTrace(traceAll(inventory, 'ipv6-only', destination), surface);
    } catch (error) {
      // One sentence for the user, as where no such subnet is left.
      if (!(error instanceof UserError)) throw error;
    }
  }
};
