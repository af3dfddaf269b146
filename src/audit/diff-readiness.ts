import type { ReadinessChange } from '../model/diff.ts';
import { compare } from '../model/order.ts';
import type { Readiness, Report } from '../model/report.ts';
import type { Target } from '../model/verdict.ts';
import { holdsScope } from './diff-sides.ts';

/** Readiness then and now of every VPC, and of what stands in none, for each target that both files were judged for. */
export const readinessChanges = (
  old: Report,
  now: Report,
  { targets, vpcs }: { readonly targets: readonly Target[]; readonly vpcs: readonly string[] },
): ReadinessChange[] => {
  const before = new Map(old.readiness.map((row) => [keyOf(row), row]));
  const after = new Map(now.readiness.map((row) => [keyOf(row), row]));
  return [...new Set([...before.keys(), ...after.keys()])].toSorted(compare).flatMap((key) => {
    const [then, since] = [before.get(key), after.get(key)];
    const row = since ?? then;
    if (!row || !targets.includes(row.target)) return [];
    if (vpcs.length > 0 && row.vpcId !== null && !vpcs.includes(row.vpcId)) return [];
    const { account, region, vpcId, target } = row;
    const presence = presenceOf(row, old, now, { before: then !== undefined, now: since !== undefined });
    return [{ account, region, vpcId, name: row.name, target, presence, before: standing(then), now: standing(since) }];
  });
};

/** What stands in no VPC comes after the VPCs of its region. */
const keyOf = ({ account, region, vpcId, target }: Readiness): string => [account, region, vpcId ?? '~', target].join('\n');

const standing = (row: Readiness | undefined): ReadinessChange['before'] =>
  row ? { status: row.status, counts: { ...row.counts } } : null;

const presenceOf = (
  row: Readiness,
  old: Report,
  now: Report,
  has: { readonly before: boolean; readonly now: boolean },
): ReadinessChange['presence'] => {
  if (has.before && has.now) return 'both';
  if (has.now) return sees(old, row) ? 'appeared' : 'unseen-then';
  return sees(now, row) ? 'vanished' : 'unseen-now';
};

/** Whether a report would show this row if there were what it is about. */
const sees = (report: Report, row: Readiness): boolean =>
  holdsScope(report, row) &&
  (row.vpcId === null || report.options.vpcs.length === 0 || report.options.vpcs.includes(row.vpcId)) &&
  !report.gaps.some(({ kind, account, region }) => kind === 'vpc' && account === row.account && region === row.region);
