import { knowledge, staleOn } from '../knowledge/age.ts';
import type { Baseline } from '../model/baseline.ts';
import type { SeverityOverrides } from '../model/config.ts';
import { dayOf } from '../model/day.ts';
import { UserError } from '../model/failure.ts';
import { globalRegion, type IndexedSlice, indexSlice, type Inventory } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { sumOf } from '../model/statistics.ts';
import { type Fix, isAtLeast, rankOf, worstOf } from '../model/verdict.ts';
import { joined } from '../network/sharing.ts';
import type { AnyRule } from '../rules/define.ts';
import { baselineOf, summaryOf } from './baseline.ts';
import { overridden } from './overrides.ts';
import { type AuditOptions, type OnFix, type Part, partOf } from './part.ts';
import { countsOf, readinessOf } from './readiness.ts';
import { addUp } from './waivers.ts';

/** Judges an inventory. Pure: equal inventories and options give equal reports, byte for byte. */
export const audit = (inventory: Inventory, options: AuditOptions): Report => audited(inventory, options).report;

export interface Audited {
  readonly report: Report;
  /** The findings as there are to accept as a baseline. */
  readonly findings: () => Baseline;
  /** The verdicts that `exclude` leaves out. */
  readonly leftOut: readonly ReportVerdict[];
}

/** The same, with the fixes as values, by the fingerprints of their verdicts. */
export const auditWithFixes = (inventory: Inventory, options: AuditOptions): Audited & { readonly fixes: ReadonlyMap<string, Fix> } => {
  const fixes = new Map<string, Fix>();
  return { ...audited(inventory, options, (fingerprint, fix) => fixes.set(fingerprint, fix)), fixes };
};

const audited = (inventory: Inventory, options: AuditOptions, onFix?: OnFix): Audited => {
  const slices = joined(inventory.slices.map(indexSlice));
  requireVpcs(slices, options.vpcs);
  const accounts = [...Map.groupBy(slices, ({ account }) => account).values()];
  return assemble(
    inventory,
    accounts.map((own) => partOf(own, slices, options, dayIn(inventory, options), onFix)),
    options,
  );
};

type Head = Pick<Inventory, 'tool' | 'collectedAt'>;

export const dayIn = ({ collectedAt }: Pick<Inventory, 'collectedAt'>, { asOf }: AuditOptions): string => asOf ?? dayOf(collectedAt);

/** Puts the report together out of what judging each account has left. */
export const assemble = (head: Head, parts: readonly Part[], options: AuditOptions): Audited => {
  const judged = parts.flatMap(({ verdicts }) => verdicts).toSorted(byWeight);
  const all = onceEach(judged);
  const listed = options.passes === 'counted' ? all.filter(({ status }) => status !== 'pass') : all;
  const verdicts = listed.filter((verdict) => verdict.status !== 'fail' || isAtLeast(worstOf(verdict.severity), options.severity));
  const leftOut = parts.flatMap((part) => part.leftOut);
  const statistics = sumOf(parts.map((part) => part.statistics));
  const number = (status: ReportVerdict['status']) => verdicts.filter((verdict) => verdict.status === status).length;
  const passes = options.passes === 'counted' ? passesByRule(parts, all) : undefined;
  const waivers = addUp(parts.map((part) => part.waivers));
  const report: Report = {
    format: 'ipv6-audit-report',
    version: '1.0',
    tool: { ...head.tool },
    collectedAt: head.collectedAt,
    options: describeOptions(options),
    scopes: parts.flatMap(({ scopes }) => scopes),
    summary: {
      fail: number('fail'),
      unknown: number('unknown'),
      pass: passes ? [...passes.values()].reduce((sum, each) => sum + each, 0) : number('pass'),
      findings: countsOf(all),
      hidden: listed.length - verdicts.length,
      ...(options.exclude ? { leftOut: leftOut.length } : {}),
      ...(options.baseline ? { baseline: summaryOf(all, options.baseline, new Set(parts.flatMap(({ passed }) => [...passed]))) } : {}),
    },
    // Of all that was judged: what two accounts see of one resource counts for the VPCs of both.
    readiness: readinessOf(
      parts.flatMap(({ lines }) => lines),
      judged,
      leftOut,
      options.targets,
    ),
    verdicts,
    rules: options.rules.map((rule) => describe(rule, options.severityOverrides, passes && (passes.get(rule.id) ?? 0))),
    knowledge: knowledgeOn(dayIn(head, options), options.rules),
    gaps: parts.flatMap(({ gaps }) => gaps),
    ...(statistics ? { statistics } : {}),
    ...(waivers.length > 0 ? { waivers } : {}),
  };
  return { report, findings: () => baselineOf(all), leftOut };
};

/**
 * One verdict for each rule and resource. Accounts that share something of a third one, and the two sides of a peering connection,
 * judge the same by what each sees: the worst counts, and says what the others found.
 */
const onceEach = (sorted: readonly ReportVerdict[]): readonly ReportVerdict[] => {
  if (new Set(sorted.map(({ fingerprint }) => fingerprint)).size === sorted.length) return sorted;
  const groups = Map.groupBy(sorted, ({ fingerprint }) => fingerprint);
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [withOthers(first, rest)] : []));
};

const withOthers = (first: ReportVerdict, rest: readonly ReportVerdict[]): ReportVerdict => {
  const more = rest.filter(({ status, message }) => status === 'fail' && message !== first.message);
  if (more.length === 0) return first;
  return {
    ...first,
    message: [first.message, ...more.map(({ account, message }) => `in account ${account}: ${message}`)].join('; '),
    evidence: [first, ...more].flatMap(({ evidence }) => evidence),
    related: [first, ...more].flatMap(({ related }) => related),
  };
};

const passesByRule = (parts: readonly Part[], all: readonly ReportVerdict[]): ReadonlyMap<string, number> => {
  const passes = new Map<string, number>();
  const add = (rule: string, more: number) => passes.set(rule, (passes.get(rule) ?? 0) + more);
  for (const { counted } of parts) for (const [rule, count] of counted) add(rule, count);
  for (const { status, rule } of all) if (status === 'pass') add(rule, 1);
  return passes;
};

const describeOptions = ({
  targets,
  severity,
  rules,
  vpcs,
  tags,
  severityOverrides,
  exclude,
  passes,
}: AuditOptions): Report['options'] => ({
  targets: [...targets],
  severity,
  rules: rules.map(({ id }) => id),
  vpcs: [...vpcs],
  tags: [...tags],
  ...(severityOverrides && Object.keys(severityOverrides).length > 0 ? { severityOverrides: { ...severityOverrides } } : {}),
  ...(exclude ? { exclude: { ...exclude } } : {}),
  ...(passes === 'counted' ? { passes } : {}),
});

const statusOrder: readonly ReportVerdict['status'][] = ['fail', 'unknown', 'pass'];

const byWeight = (a: ReportVerdict, b: ReportVerdict): number =>
  statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
  rankOf(worstOf(a.severity)) - rankOf(worstOf(b.severity)) ||
  compare(a.account, b.account) ||
  compare(a.region, b.region) ||
  compare(a.rule, b.rule) ||
  compare(a.kind, b.kind) ||
  compare(a.resource?.id ?? '', b.resource?.id ?? '');

const describe = (
  { id, title, severity, confidence = 'high', docs }: AnyRule,
  overrides: SeverityOverrides = {},
  passes?: number,
): Report['rules'][number] => ({
  id,
  title,
  severity: { ...overridden(severity, id, overrides) },
  ...(Object.hasOwn(overrides, id) ? { overridden: { ...severity } } : {}),
  confidence,
  why: docs.why,
  fix: docs.fix,
  links: [...docs.links],
  verified: docs.verified,
  ...(passes === undefined ? {} : { passes }),
});

/** What the report rests on and was last checked too long ago: tables of facts, and the rules themselves. */
const knowledgeOn = (asOf: string, rules: readonly AnyRule[]): Report['knowledge'] => {
  const known = [...knowledge, ...rules.map(({ id, docs }) => ({ name: id, verified: docs.verified }))];
  return { asOf, stale: staleOn(asOf, known).map((each) => ({ ...each })) };
};

/** An id that no VPC has is a mistake, unless VPCs could not be read. */
export const requireVpcs = (slices: readonly IndexedSlice[], wanted: readonly string[]): void => {
  const regional = slices.filter(({ region }) => region !== globalRegion);
  const unread = regional.some((slice) => slice.gapsOf('vpc').length > 0);
  for (const id of wanted) {
    if (unread || slices.some((slice) => slice.get('vpc', id))) continue;
    const where = regional.map(({ account, region }) => `${account}/${region}`).join(', ');
    throw new UserError(`There is no VPC ${id} in ${where || 'what was scanned'}; check the id and --region.`);
  }
};
