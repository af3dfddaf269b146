import type { FixEntry, FixSet } from '../model/checklist/fix-set.ts';
import type { Step } from '../model/checklist/step.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import { nameOf } from '../model/resource.ts';
import { addressOf, type TerraformArguments } from '../model/terraform.ts';
import { knownArguments } from './known-arguments.ts';
import type { Fix } from '../model/verdict.ts';

/** The fixes of all open steps, VPC by VPC. A resource that several VPCs share is mended once, with the first. */
export const fixSetsOf = (steps: readonly Step[], fixes: ReadonlyMap<string, Fix>, slices: readonly IndexedSlice[]): readonly FixSet[] => {
  const told = new Set<string>();
  const places = Map.groupBy(steps, ({ account, region, vpcId }) => `${account}/${region}/${vpcId ?? ''}`);
  return [...places.values()].flatMap((group) => {
    const [{ account, region, vpcId }] = group as [Step];
    const slice = slices.find((each) => each.account === account && each.region === region);
    const entries = group.flatMap((step) => entriesOf(step, fixes, told));
    const vpc = slice?.get('vpc', vpcId ?? undefined);
    const known = new Map(slice ? entries.flatMap((entry) => knownOf(entry, slice)) : []);
    return entries.length === 0 ? [] : [{ account, region, vpcId, name: (vpc && nameOf(vpc)) ?? null, entries, known }];
  });
};

const entriesOf = (step: Step, fixes: ReadonlyMap<string, Fix>, told: Set<string>): readonly FixEntry[] =>
  step.items.flatMap((item) => {
    const fix = item.state === 'to-do' ? fixes.get(item.fingerprint) : undefined;
    if (!fix || told.has(item.fingerprint)) return [];
    told.add(item.fingerprint);
    return [{ step, resource: item.resource?.id ?? '', fix }];
  });

const knownOf = ({ fix }: FixEntry, slice: IndexedSlice): readonly (readonly [string, TerraformArguments])[] =>
  (fix.terraform ?? []).flatMap((resource) =>
    resource.importId === undefined ? [] : [[addressOf(resource), knownArguments(slice, resource.type, resource.importId)] as const],
  );
