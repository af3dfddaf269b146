import type { Gap } from '../model/gap.ts';
import { globalRegion, type IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import { notApplicable, type Unknown, type Verdict } from '../model/verdict.ts';
import { oncePer, oncePerKey } from '../network/once.ts';
import type { AnyRule, RuleContext } from '../rules/define.ts';

/** A rule's word on one resource, or on a whole kind that could not be read in a region (`resource` absent). */
export interface Judgement {
  readonly rule: AnyRule;
  readonly account: string;
  readonly region: string;
  readonly kind: Kind;
  readonly resource?: Resource | undefined;
  readonly verdict: Verdict;
}

/** The same, as it is made. */
export type OnVerdict = (verdict: Verdict, kind: Kind, resource: Resource | undefined, slice: IndexedSlice) => void;

/** Judges every subject of a rule exactly once. */
export const judge = (rule: AnyRule, slices: Slices): readonly Judgement[] => {
  const judgements: Judgement[] = [];
  judgeEach(rule, slices, slices, (verdict, kind, resource, { account, region }) =>
    judgements.push({ rule, account, region, kind, resource, verdict }),
  );
  return judgements;
};

/**
 * Judges every subject of a rule in all slices of an account, or of several, exactly once, and tells of each: a large account has
 * too many to hold them all. `around` are the slices of the whole scan, in which other accounts and regions are looked into; of
 * these they may hold only what the rules declare.
 * This is where the promise "never a false green" is kept: a subject whose needed kinds were not wholly read is unknown before the
 * rule sees it, and a subject kind that was not wholly read leaves one more unknown behind for what is missing.
 */
export const judgeEach = (rule: AnyRule, judged: Slices, around: Slices, onVerdict: OnVerdict): void => {
  for (const slice of judged) for (const kind of rule.subjects) judgeKind(rule, kind, { slice, home: judged, around }, onVerdict);
};

type Slices = readonly IndexedSlice[];

/** A slice, the slices that hold all of its account, and those of the whole scan. */
interface Sight {
  readonly slice: IndexedSlice;
  readonly home: Slices;
  readonly around: Slices;
}

const judgeKind = (rule: AnyRule, kind: Kind, sight: Sight, onVerdict: OnVerdict): void => {
  const { slice } = sight;
  // A kind is judged where it stands: a global one once per account, a regional one in each region.
  if (!sourcesOf(kind, sight).includes(slice)) return;
  const subjects = slice.subjects(kind);
  if (subjects.length > 0) {
    const context = contextOf(rule, sight);
    const blocked = (rule.needs ?? []).flatMap((needed) => sourcesOf(needed, sight).flatMap((source) => source.gapsOf(needed)));
    for (const resource of subjects) onVerdict(verdictOf(rule, resource, context, blocked), kind, resource, slice);
  }
  const unread = slice.unread(kind);
  if (unread.length > 0) onVerdict(unreadable(unread), kind, undefined, slice);
};

const byAccount = oncePer((slices: Slices) => Map.groupBy(slices, ({ account }) => account));

const slicesOf = (slices: Slices, account: string): Slices => byAccount(slices).get(account) ?? [];

/** Of one account, and asked for every rule: what has no region, with the kinds that stand there, and what has one. */
const partsOf = oncePer((own: Slices) => ({
  globals: own.filter(isGlobal).map((slice) => ({ sources: [slice], kinds: new Set(slice.slice.collected) })),
  regional: own.filter((slice) => !isGlobal(slice)),
}));

const alone = oncePer((slice: IndexedSlice): Slices => [slice]);

const isGlobal = ({ region }: IndexedSlice): boolean => region === globalRegion;

/**
 * The slices in which a slice finds a kind: itself; the account's global one for kinds without regions; and all regions of
 * the account where a global resource asks for a regional kind.
 */
const sourcesOf = (kind: Kind, { slice, home }: Pick<Sight, 'slice' | 'home'>): Slices => {
  const { globals, regional } = partsOf(slicesOf(home, slice.account));
  const global = globals.find(({ kinds }) => kinds.has(kind));
  if (global) return global.sources;
  return isGlobal(slice) ? regional : alone(slice);
};

const verdictOf = (rule: AnyRule, resource: Resource, context: RuleContext<Kind, Kind>, blocked: readonly Gap[]): Verdict => {
  if (rule.applies && !rule.applies(resource)) return notApplicable;
  return blocked.length > 0 ? unreadable(blocked) : rule.check(resource, context);
};

const unreadable = (gaps: readonly Gap[]): Unknown => {
  const kinds = [...new Set(gaps.map((gap) => gap.kind))];
  const missing = [...new Set(gaps.map((gap) => gap.action))].filter(Boolean).toSorted();
  const reasons = [...new Set(gaps.map((gap) => gap.reason))].toSorted();
  return {
    status: 'unknown',
    reason: `${kinds.join(', ')} could not be read in full (${reasons.join(', ')})`,
    ...(missing.length > 0 ? { missing } : {}),
  };
};

/** The same array for as long as a scan is judged, so that rules can index it once. */
const listings = oncePer((around: Slices) =>
  oncePerKey((kind: Kind): readonly Resource[] => around.flatMap((each) => each.subjects(kind))),
);

/** Whether a kind could be read in full in all slices of a scan: asked for nearly every subject of some rules. */
const wholeness = oncePer((around: Slices) =>
  oncePerKey((kind: Kind) =>
    around.every((slice) => !sourcesOf(kind, { slice, home: around }).includes(slice) || slice.gapsOf(kind).length === 0),
  ),
);

/** The rule's view: what it declared and nothing else, also at run time. */
const contextOf = (rule: AnyRule, sight: Sight, isDeclared: (kind: Kind) => boolean = () => true): RuleContext<Kind, Kind> => {
  const { slice, around } = sight;
  const needed = sourcesByKind((rule.needs ?? []).filter(isDeclared), sight);
  const consulted = sourcesByKind((rule.consults ?? []).filter(isDeclared), sight);
  let neighbours: readonly RuleContext<Kind, Kind>[] | undefined;
  const consult = oncePerKey((kind: Kind) => {
    const found = consulted.get(kind);
    if (!found) throw new Error(`rule ${rule.id} consulted ${kind} without declaring it`);
    return found.some((source) => source.gapsOf(kind).length > 0) ? undefined : allIn(found, kind);
  });
  const sources = (kind: Kind) => {
    const found = needed.get(kind);
    if (!found) throw new Error(`rule ${rule.id} reached for ${kind} without declaring it in needs`);
    return found;
  };
  return {
    account: slice.account,
    region: slice.region,
    partition: slice.partition,
    all: <P extends Kind>(kind: P) => allIn(sources(kind), kind),
    get: <P extends Kind>(kind: P, id: string | undefined) => {
      const found = sources(kind);
      if (found.length === 1) return found[0]?.get(kind, id);
      for (const source of found) {
        const resource = source.get(kind, id);
        if (resource) return resource;
      }
      return undefined;
    },
    everywhere: <P extends Kind>(kind: P) => {
      requireElsewhere(rule, kind);
      return listings(around)(kind) as readonly Resource<P>[];
    },
    isWholeEverywhere: (kind) => {
      requireElsewhere(rule, kind);
      return wholeness(around)(kind);
    },
    neighbours: () => {
      neighbours ??= [contextOf(rule, sight, isDeclared), ...visitable(around)(rule).filter((each) => !isOf(each, slice))];
      return neighbours;
    },
    consult: <P extends Kind>(kind: P) => consult(kind) as readonly Resource<P>[] | undefined,
  };
};

const requireElsewhere = ({ id, needs = [], elsewhere = [] }: AnyRule, kind: Kind): void => {
  if (!elsewhere.includes(kind) || !needs.includes(kind))
    throw new Error(`rule ${id} reached for ${kind} of other accounts without declaring it in needs and elsewhere`);
};

/** What a rule sees of the slices that it can look into from others: the same for every subject. */
const visitable = oncePer((around: Slices) =>
  oncePerKey((rule: AnyRule): readonly RuleContext<Kind, Kind>[] => {
    const isDeclared = (kind: Kind) => rule.elsewhere?.includes(kind) ?? false;
    return around
      .map((slice) => ({ slice, home: around, around }))
      .filter((sight) => !isGlobal(sight.slice) && isWhole(rule, sight))
      .map((sight) => contextOf(rule, sight, isDeclared));
  }),
);

/** Not by identity: the scan's slice may hold less than the one that is judged. */
const isOf = (context: RuleContext<Kind, Kind>, { account, region }: IndexedSlice): boolean =>
  context.account === account && context.region === region;

const isWhole = (rule: AnyRule, sight: Sight): boolean =>
  (rule.needs ?? []).every((kind) => sourcesOf(kind, sight).every((source) => source.gapsOf(kind).length === 0));

const sourcesByKind = (kinds: readonly Kind[], sight: Sight) => new Map(kinds.map((kind) => [kind, sourcesOf(kind, sight)]));

/** One slice's own listing where it is the only source, so that what is derived from it can be kept. */
const allIn = <P extends Kind>(sources: Slices, kind: P): readonly Resource<P>[] =>
  sources.length === 1 && sources[0] ? sources[0].all(kind) : sources.flatMap((source) => source.all(kind));
