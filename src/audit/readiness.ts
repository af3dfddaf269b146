import type { IndexedSlice } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import type { Counts, Readiness, ReportVerdict } from '../model/report.ts';
import { nameOf } from '../model/resource.ts';
import { type Target, worstOf } from '../model/verdict.ts';
import { ipv4Cidrs, ipv6Cidrs } from '../network/facts.ts';
import { isExcluded } from './exclude.ts';
import type { AuditOptions } from './report.ts';

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
const statusOf = (counts: Counts): Readiness['status'] => {
  if (counts.blocker > 0) return 'blocked';
  if (counts.high + counts.medium + counts.low > 0) return 'needs-work';
  return counts.unknown > 0 ? 'unknown' : 'ready';
};

/**
 * One line per VPC and target, and one per region for what stands in no VPC. What could not be read at all in a region
 * may belong to any VPC of it, so it counts for each.
 */
export const readinessOf = (
  slices: readonly IndexedSlice[],
  verdicts: readonly ReportVerdict[],
  leftOut: readonly ReportVerdict[],
  options: AuditOptions,
): Readiness[] => {
  const [everywhere, leftOutByPlace] = [byPlace(verdicts), byPlace(leftOut)];
  return slices.flatMap((slice) => {
    const here = everywhere.get(placeOf(slice)) ?? [];
    const notHere = leftOutByPlace.get(placeOf(slice)) ?? [];
    const regional = here.filter(({ resource }) => resource?.vpcIds.length === 0);
    const unread = here.filter(({ resource }) => resource === null);
    const vpcs = slice
      .all('vpc')
      .filter((vpc) => options.vpcs.length === 0 || options.vpcs.includes(vpc.id))
      // A line of its own would read as ready.
      .filter((vpc) => !options.exclude || !isExcluded(options.exclude, slice, vpc, [vpc.id]))
      .toSorted((a, b) => compare(a.id, b.id));
    const byVpc = new Map<string, ReportVerdict[]>(vpcs.map(({ id }) => [id, []]));
    for (const verdict of here) for (const id of verdict.resource?.vpcIds ?? []) byVpc.get(id)?.push(verdict);
    const rows = vpcs.flatMap((vpc) => {
      const own = byVpc.get(vpc.id) ?? [];
      const about = { vpcId: vpc.id, name: nameOf(vpc) ?? null, cidrs: [...ipv4Cidrs(vpc), ...ipv6Cidrs(vpc)] };
      const without = notHere.filter(({ resource }) => resource?.vpcIds.includes(vpc.id));
      return options.targets.map((target) => row(slice, about, target, [...own, ...unread], without));
    });
    const outside = { vpcId: null, name: null, cidrs: [] };
    const needed = regional.length > 0 || (unread.length > 0 && vpcs.length === 0);
    if (!needed) return rows;
    const without = notHere.filter(({ resource }) => resource?.vpcIds.length === 0);
    return [...rows, ...options.targets.map((target) => row(slice, outside, target, [...regional, ...unread], without))];
  });
};

const placeOf = ({ account, region }: Pick<IndexedSlice, 'account' | 'region'>): string => `${account}/${region}`;
const byPlace = (verdicts: readonly ReportVerdict[]) => Map.groupBy(verdicts, placeOf);

const row = (
  { account, region }: IndexedSlice,
  about: Pick<Readiness, 'vpcId' | 'name' | 'cidrs'>,
  target: Target,
  verdicts: readonly ReportVerdict[],
  leftOut: readonly ReportVerdict[],
): Readiness => {
  const counts = countsOf(verdicts, target);
  const without = leftOut.filter(({ severity }) => severity[target]).length;
  if (without > 0) counts.leftOut = without;
  return { account, region, ...about, target, status: statusOf(counts), counts };
};
