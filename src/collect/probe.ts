import { type Call, iamActionOf } from '../aws/calls.ts';
import type { Door } from '../aws/door.ts';
import { classify, type ReadFailure } from '../aws/errors.ts';
import { globalRegion } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Scope } from '../model/resource.ts';
import { collectors } from './collectors.ts';
import { probeOffered } from './offered.ts';
import { collectSlice, withDependencies } from './run.ts';

/** What AWS said to the requests of one action. */
export interface Probed {
  readonly asked: number;
  readonly granted: number;
  readonly failures: readonly ReadFailure[];
}

/** How many requests of one operation tell enough; more than one, since the first of something may be empty. */
const enough = 5;

/** AWS looks for what was asked after once it has seen that it may be asked: what is not there was not denied. */
const notThere = /^(NoSuch\w*|\w*NotFound\w*)$/;

/** The members by which answers lead to their next page. */
const tokens: ReadonlySet<string> = new Set([
  'NextToken',
  'nextToken',
  'NextMarker',
  'Marker',
  'ContinuationToken',
  'position',
  'nextPageToken',
  'LastEvaluatedTableName',
]);

/** A door that notes what becomes of each action, opens for the first page only, and not more than a few times for each operation. */
export const probingDoor = (door: Door): { readonly door: Door; readonly probed: ReadonlyMap<string, Probed> } => {
  const probed = new Map<string, Probed>();
  const sent = new Map<Call, number>();
  const note = (call: Call, failure?: ReadFailure) => {
    const { asked, granted, failures } = probed.get(iamActionOf(call)) ?? { asked: 0, granted: 0, failures: [] };
    const more = failure === undefined ? { granted: granted + 1, failures } : { granted, failures: [...failures, failure] };
    probed.set(iamActionOf(call), { asked: asked + 1, ...more });
  };
  const call: Door['call'] = async (region, call, input) => {
    const before = sent.get(call) ?? 0;
    sent.set(call, before + 1);
    if (before >= enough) throw new Error(`${call} was asked often enough to know`);
    try {
      const answer = await door.call(region, call, input);
      note(call);
      return Object.fromEntries(Object.entries(answer as object).filter(([name]) => !tokens.has(name))) as typeof answer;
    } catch (error) {
      note(call, notThere.test((error as Partial<Error>).name ?? '') ? undefined : classify(error));
      throw error;
    }
  };
  return { door: { ...door, call }, probed };
};

/** Reads a little of each kind in one region, and of the kinds without regions, for the sake of what AWS says to it. */
export const probeKinds = async (door: Door, scope: Scope, kinds: ReadonlySet<Kind>): Promise<void> => {
  const selected = withDependencies(collectors, kinds);
  const global = selected.filter((collector) => collector.scope === 'global');
  const regional = selected.filter((collector) => collector.scope !== 'global');
  await Promise.all([
    probeOffered(door, scope.region),
    collectSlice(door, scope, regional),
    collectSlice(door, { ...scope, region: globalRegion }, global),
  ]);
};
