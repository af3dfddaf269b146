import type { Gap } from '../model/gap.ts';
import { getOrMake } from '../model/get-or-make.ts';
import { globalRegion, type IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import { notApplicable, type Unknown, type Verdict } from '../model/verdict.ts';
import { oncePer } from '../network/once.ts';
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
export const judge = (rule: AnyRule, slices: readonly IndexedSlice[]): readonly Judgement[] => {
  const judgements: Judgement[] = [];
  judgeEach(rule, slices, slices, (verdict, kind, resource, { account, region }) =>
    judgements.push({ rule, account, region, kind, resource, verdict }),
  );
  return judgements;
};

/**
 * Judges every subject of a rule in some slices of a scan exactly once, and tells of each: a large account has too many to hold them all.
 * This is where the promise "never a false green" is kept: a subject whose needed kinds were not wholly read is unknown before the
 * rule sees it, and a subject kind that was not wholly read leaves one more unknown behind for what is missing.
 */
export const judgeEach = (rule: AnyRule, judged: readonly IndexedSlice[], slices: readonly IndexedSlice[], onVerdict: OnVerdict): void => {
  for (const slice of judged) for (const kind of rule.subjects) judgeKind(rule, kind, slice, slices, onVerdict);
};

const judgeKind = (rule: AnyRule, kind: Kind, slice: IndexedSlice, slices: readonly IndexedSlice[], onVerdict: OnVerdict): void => {
  // A kind is judged where it stands: a global one once per account, a regional one in each region.
  if (!sourcesOf(kind, slice, slices).includes(slice)) return;
  const subjects = slice.subjects(kind);
  if (subjects.length > 0) {
    const context = contextOf(rule, slice, slices);
    const blocked = (rule.needs ?? []).flatMap((needed) => sourcesOf(needed, slice, slices).flatMap((source) => source.gapsOf(needed)));
    for (const resource of subjects) onVerdict(verdictOf(rule, resource, context, blocked), kind, resource, slice);
  }
  const unread = slice.unread(kind);
  if (unread.length > 0) onVerdict(unreadable(unread), kind, undefined, slice);
};

const byAccount = oncePer((slices: readonly IndexedSlice[]) => Map.groupBy(slices, ({ account }) => account));

const slicesOf = (slices: readonly IndexedSlice[], account: string): readonly IndexedSlice[] => byAccount(slices).get(account) ?? [];

/** Of one account, and asked for every rule: what has no region, with the kinds that stand there, and what has one. */
const partsOf = oncePer((own: readonly IndexedSlice[]) => ({
  globals: own.filter(isGlobal).map((slice) => ({ sources: [slice], kinds: new Set(slice.slice.collected) })),
  regional: own.filter((slice) => !isGlobal(slice)),
}));

const alone = oncePer((slice: IndexedSlice): readonly IndexedSlice[] => [slice]);

const isGlobal = ({ region }: IndexedSlice): boolean => region === globalRegion;

/**
 * The slices in which a slice finds a kind: itself; the account's global one for kinds without regions; and all regions of
 * the account where a global resource asks for a regional kind.
 */
const sourcesOf = (kind: Kind, slice: IndexedSlice, slices: readonly IndexedSlice[]): readonly IndexedSlice[] => {
  const { globals, regional } = partsOf(slicesOf(slices, slice.account));
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
const listings = oncePer((slices: readonly IndexedSlice[]) => {
  const lists = new Map<Kind, readonly Resource[]>();
  return (kind: Kind): readonly Resource[] => getOrMake(lists, kind, () => slices.flatMap((each) => each.subjects(kind)));
});

/** The rule's view: what it declared and nothing else, also at run time. */
const contextOf = (
  rule: AnyRule,
  slice: IndexedSlice,
  slices: readonly IndexedSlice[],
  isDeclared: (kind: Kind) => boolean = () => true,
): RuleContext<Kind, Kind> => {
  const needed = sourcesByKind((rule.needs ?? []).filter(isDeclared), slice, slices);
  const consulted = sourcesByKind((rule.consults ?? []).filter(isDeclared), slice, slices);
  const answers = new Map<Kind, { readonly whole: unknown }>();
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
      return listings(slices)(kind) as readonly Resource<P>[];
    },
    isWholeEverywhere: (kind) => {
      requireElsewhere(rule, kind);
      return slices.every((each) => !sourcesOf(kind, each, slices).includes(each) || each.gapsOf(kind).length === 0);
    },
    neighbours: () => {
      const others = visitable(slices)(rule).flatMap((each) => (each.slice === slice ? [] : [each.context]));
      return [contextOf(rule, slice, slices, isDeclared), ...others];
    },
    consult: <P extends Kind>(kind: P) => {
      const found = consulted.get(kind);
      if (!found) throw new Error(`rule ${rule.id} consulted ${kind} without declaring it`);
      // Asked of the same slice for every subject.
      return getOrMake(answers, kind, () => ({
        whole: found.some((source) => source.gapsOf(kind).length > 0) ? undefined : allIn(found, kind),
      })).whole as readonly Resource<P>[] | undefined;
    },
  };
};

const requireElsewhere = ({ id, needs = [], elsewhere = [] }: AnyRule, kind: Kind): void => {
  if (!elsewhere.includes(kind) || !needs.includes(kind))
    throw new Error(`rule ${id} reached for ${kind} of other accounts without declaring it in needs and elsewhere`);
};

interface Visited {
  readonly slice: IndexedSlice;
  readonly context: RuleContext<Kind, Kind>;
}

/** What a rule sees of the slices that it can look into from others: the same for every subject. */
const visitable = oncePer((slices: readonly IndexedSlice[]) => {
  const known = new Map<AnyRule, readonly Visited[]>();
  return (rule: AnyRule): readonly Visited[] => {
    const isDeclared = (kind: Kind) => rule.elsewhere?.includes(kind) ?? false;
    return getOrMake(known, rule, () =>
      slices
        .filter((each) => !isGlobal(each) && isWhole(rule, each, slices))
        .map((slice) => ({ slice, context: contextOf(rule, slice, slices, isDeclared) })),
    );
  };
});

const isWhole = (rule: AnyRule, slice: IndexedSlice, slices: readonly IndexedSlice[]): boolean =>
  (rule.needs ?? []).every((kind) => sourcesOf(kind, slice, slices).every((source) => source.gapsOf(kind).length === 0));

const sourcesByKind = (kinds: readonly Kind[], slice: IndexedSlice, slices: readonly IndexedSlice[]) =>
  new Map(kinds.map((kind) => [kind, sourcesOf(kind, slice, slices)]));

/** One slice's own listing where it is the only source, so that what is derived from it can be kept. */
const allIn = <P extends Kind>(sources: readonly IndexedSlice[], kind: P): readonly Resource<P>[] =>
  sources.length === 1 && sources[0] ? sources[0].all(kind) : sources.flatMap((source) => source.all(kind));
