import type { Call } from '../aws/calls.ts';
import type { Door } from '../aws/door.ts';
import type { Gap } from '../model/gap.ts';
import type { Slice } from '../model/inventory.ts';
import type { Kind, Kinds } from '../model/kinds.ts';
import { compare } from '../model/order.ts';
import type { Resource, Scope } from '../model/resource.ts';
import { sharingStrings } from '../model/shared-strings.ts';
import type { AnyCollector } from './define.ts';
import { withoutAbsentServices } from './offered.ts';
import { gapOf, makeReader } from './reader.ts';

export interface Progress {
  /** Called as each kind of a region is finished. */
  readonly kindDone?: (scope: Scope, kind: Kind, count: number) => void;
}

/** The kinds with all that they are found through. */
export const withDependencies = (collectors: readonly AnyCollector[], kinds: ReadonlySet<Kind>): readonly AnyCollector[] => {
  const wanted = new Set(kinds);
  for (const kind of wanted) {
    for (const before of collectors.find((each) => each.kind === kind)?.after ?? []) wanted.add(before);
  }
  return collectors.filter((each) => wanted.has(each.kind));
};

/** Everything that a set of collectors may send. */
export const callsOf = (collectors: readonly AnyCollector[]): readonly Call[] =>
  [...new Set(collectors.flatMap((collector) => collector.calls))].toSorted();

/**
 * Reads one account in one region with all collectors at once; one that is found through others waits for them.
 * What fails becomes a gap, and whatever else can be read is read.
 */
export const collectSlice = async (
  door: Door,
  scope: Scope,
  collectors: readonly AnyCollector[],
  progress: Progress = {},
): Promise<Slice> => {
  const gaps: Gap[] = [];
  const share = sharingStrings();
  const results = new Map<Kind, Promise<readonly Resource[]>>();
  const run = (collector: AnyCollector): Promise<readonly Resource[]> => {
    const known = results.get(collector.kind);
    if (known) return known;
    const reading = (async () => {
      const before = new Map<Kind, readonly Resource[]>();
      for (const kind of collector.after ?? []) before.set(kind, await run(collectorOf(collectors, kind)));
      gaps.push(...inherited(collector, scope, gaps));
      const read = await collectKind(door, scope, collector, before, (gap) => gaps.push(gap), share);
      progress.kindDone?.(scope, collector.kind, read.length);
      return read;
    })();
    results.set(collector.kind, reading);
    return reading;
  };
  const read = await Promise.all(collectors.map(run));
  const left = await withoutAbsentServices(door, scope, gaps);
  return {
    account: scope.account,
    region: scope.region,
    partition: scope.partition,
    collected: collectors.map(({ kind }) => kind).toSorted(),
    resources: read.flat().toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id) || compare(a.arn, b.arn)),
    gaps: left.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.item ?? '', b.item ?? '') || compare(a.action, b.action)),
  };
};

const collectorOf = (collectors: readonly AnyCollector[], kind: Kind): AnyCollector => {
  const collector = collectors.find((each) => each.kind === kind);
  if (!collector) throw new Error(`no collector for ${kind}`);
  return collector;
};

const collectKind = async (
  door: Door,
  scope: Scope,
  collector: AnyCollector,
  before: ReadonlyMap<Kind, readonly Resource[]>,
  onGap: (gap: Gap) => void,
  share: (record: Resource) => Resource,
): Promise<readonly Resource[]> => {
  const resources = new Map<string, Resource>();
  const firstCall = collector.calls[0] as Call;
  const reader = makeReader(door, scope, collector, (kind) => before.get(kind) ?? [], onGap);
  try {
    for await (const data of collector.collect(reader)) {
      const identity = collector.identify(data, scope);
      const missing = missingIn(collector, data, identity.id);
      if (missing !== undefined) {
        const error = new SyntaxError(`a ${collector.kind} came without ${missing}`);
        onGap(gapOf(collector.kind, scope, error, firstCall, identity.id || undefined));
        continue;
      }
      resources.set(
        identity.id,
        share({ kind: collector.kind, account: scope.account, region: scope.region, ...identity, data } as Resource),
      );
    }
  } catch (error) {
    onGap(gapOf(collector.kind, scope, error, firstCall));
  }
  return [...resources.values()];
};

/** What an item lacks that makes it useless; the others of its answer are whole. */
const missingIn = ({ required = [] }: AnyCollector, data: Kinds[Kind], id: string): string | undefined =>
  id
    ? (required as readonly string[]).find((member) => (data as Readonly<Record<string, unknown>>)[member] === undefined)
    : 'an identifier';

/** What could not be listed in full cannot have been followed in full. */
const inherited = (collector: AnyCollector, { account, region }: Scope, gaps: readonly Gap[]): readonly Gap[] =>
  (collector.after ?? []).flatMap((before) => {
    const cause = gaps.find((gap) => gap.kind === before);
    if (!cause) return [];
    const message = `found through ${before}, which could not all be read: ${cause.message}`;
    return [{ kind: collector.kind, account, region, reason: 'dependency' as const, action: cause.action, message }];
  });
