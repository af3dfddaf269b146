import { getOrMake } from '../model/get-or-make.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import type { Counts, Readiness, ReportVerdict } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import { type Target, worstOf } from '../model/verdict.ts';
import { ipv4Cidrs, ipv6Cidrs } from '../network/facts.ts';
import { isExcluded } from './exclude.ts';
import type { AuditOptions } from './part.ts';

/** How many findings there are of each severity (the worst over the targets), and how many unknowns; apart, what is waived. */
export const countsOf = (verdicts: readonly ReportVerdict[], target?: Target): Counts => {
  const counts: Counts = { blocker: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 };
  for (const { status, severity, waiver, baseline } of verdicts) {
    if (target && !severity[target]) continue;
    if (waiver) {
      counts.waived = (counts.waived ?? 0) + 1;
      continue;
    }
    if (baseline) counts.baseline = (counts.baseline ?? 0) + 1;
    if (status === 'unknown') counts.unknown += 1;
    if (status !== 'fail') continue;
    counts[(target && severity[target]) ?? worstOf(severity)] += 1;
  }
  return counts;
};

/** Ready means that everything was seen and nothing above info was found or left unwaived: one unknown is enough to withhold it. */
const statusOf = (counts: Counts, isUnseen: boolean): Readiness['status'] => {
  if (counts.blocker > 0) return 'blocked';
  if (counts.high + counts.medium + counts.low > 0) return 'needs-work';
  return counts.unknown > 0 || isUnseen ? 'unknown' : 'ready';
};

/** Nothing at all could be read here, also where the rules that were selected ask nothing about a target. */
const seesNothing = (indexed: IndexedSlice): boolean => {
  const { resources, gaps, collected } = indexed.slice;
  return resources.length === 0 && gaps.length > 0 && collected.every((kind) => indexed.gapsOf(kind).length > 0);
};

/** What there is to report on in one slice. */
export interface Line {
  readonly account: string;
  readonly region: string;
  readonly vpcs: readonly (Pick<Readiness, 'name' | 'cidrs'> & { readonly vpcId: string; readonly owner: string })[];
  /** Whether something that was judged stands in no VPC. */
  readonly outside: boolean;
  readonly isUnseen: boolean;
}

export const linesOf = (slice: IndexedSlice, options: Pick<AuditOptions, 'vpcs' | 'exclude'>, outside: boolean): Line => ({
  account: slice.account,
  region: slice.region,
  outside,
  isUnseen: seesNothing(slice),
  vpcs: slice
    .all('vpc')
    .filter((vpc) => options.vpcs.length === 0 || options.vpcs.includes(vpc.id))
    // A line of its own would read as ready.
    .filter((vpc) => !options.exclude || !isExcluded(options.exclude, slice, vpc, [vpc.id]))
    .toSorted((a, b) => compare(a.id, b.id))
    .map((vpc) => ({ vpcId: vpc.id, owner: vpc.account, name: nameOf(vpc) ?? null, cidrs: [...ipv4Cidrs(vpc), ...ipv6Cidrs(vpc)] })),
});

/**
 * One line per VPC and target, and one per region for what stands in no VPC. What could not be read at all in a region
 * may belong to any VPC of it, so it counts for each. In a shared VPC what the owner has counts for each participant, and
 * what the participants have counts for the owner.
 */
export const readinessOf = (
  lines: readonly Line[],
  verdicts: readonly ReportVerdict[],
  leftOut: readonly ReportVerdict[],
  targets: readonly Target[],
): Readiness[] => {
  const [judged, without] = [byPlace(verdicts), byPlace(leftOut)];
  const participants = participantsOf(lines);
  return lines.flatMap(({ account, region, vpcs, outside, isUnseen }) => {
    const rows = vpcs.flatMap(({ vpcId, owner, name, cidrs }) => {
      const views = owner === account ? [account, ...(participants.get(`${region}/${vpcId}`) ?? [])] : [owner, account];
      const around = (places: Places) => views.flatMap((each) => places(each, region, vpcId));
      const seen = [...around(judged), ...views.flatMap((each) => judged(each, region, unread))];
      return targets.map((target) => row({ account, region, vpcId, name, cidrs, target }, seen, around(without), isUnseen));
    });
    const blind = judged(account, region, unread);
    if (!outside && !(blind.length > 0 && vpcs.length === 0)) return rows;
    const about = { account, region, vpcId: null, name: null, cidrs: [] };
    const seen = [...judged(account, region, nowhere), ...blind];
    return [...rows, ...targets.map((target) => row({ ...about, target }, seen, without(account, region, nowhere), isUnseen))];
  });
};

/** Beside the VPCs' ids: what stands in none, and what could not be read at all. */
const [nowhere, unread] = ['nowhere', 'unread'];
type Places = (account: string, region: string, where: string) => readonly ReportVerdict[];

type Place = Map<string, ReportVerdict[]>;
const emptyPlaces = () => new Map<string, Place>();
const emptyPlace = (): Place => new Map();
const emptyList = (): ReportVerdict[] => [];

const byPlace = (verdicts: readonly ReportVerdict[]): Places => {
  const places = new Map<string, Map<string, Place>>();
  for (const verdict of verdicts) {
    const { account, region, resource } = verdict;
    const here = getOrMake(getOrMake(places, account, emptyPlaces), region, emptyPlace);
    const where = resource === null ? [unread] : resource.vpcIds.length === 0 ? [nowhere] : resource.vpcIds;
    for (const each of where) getOrMake(here, each, emptyList).push(verdict);
  }
  return (account, region, where) => places.get(account)?.get(region)?.get(where) ?? [];
};

const participantsOf = (lines: readonly Line[]): ReadonlyMap<string, readonly string[]> => {
  const borrowed = lines.flatMap(({ account, region, vpcs }) =>
    vpcs.flatMap(({ vpcId, owner }) => (owner === account ? [] : [{ key: `${region}/${vpcId}`, account }])),
  );
  return new Map([...Map.groupBy(borrowed, ({ key }) => key)].map(([key, found]) => [key, found.map((each) => each.account)]));
};

const row = (
  about: Omit<Readiness, 'status' | 'counts'>,
  verdicts: readonly ReportVerdict[],
  leftOut: readonly ReportVerdict[],
  unseen: boolean,
): Readiness => {
  const counts = countsOf(verdicts, about.target);
  const without = leftOut.filter(({ severity }) => severity[about.target]).length;
  if (without > 0) counts.leftOut = without;
  return { ...about, status: statusOf(counts, unseen), counts };
};
