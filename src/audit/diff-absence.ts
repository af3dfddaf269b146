import { indexSlice, type Inventory } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Diff, LostFinding } from '../model/diff.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { isAtLeast, worstOf } from '../model/verdict.ts';
import { oncePer } from '../network/once.ts';
import { isTagged } from './attribute.ts';
import { isExcluded } from './exclude.ts';
import { aimedAt, holdsScope, sameNames, type Side, unreadKind } from './diff-sides.ts';

type Option = Diff['notComparable'][number]['because'];
type Reason = Pick<LostFinding, 'reason' | 'why' | 'missing'>;

/** Which option of the other report, if any, kept this verdict out of it. */
export const leftOutBy = (verdict: ReportVerdict, own: Report, other: Report): Option | undefined => {
  const { targets, rules, vpcs, tags, severity, exclude } = other.options;
  const aimed = aimedAt(verdict.severity, targets);
  if (!aimed) return 'target';
  if (!rules.includes(verdict.rule)) return 'rule';
  const around = verdict.resource?.vpcIds ?? [];
  if (vpcs.length > 0 && around.length > 0 && !around.some((id) => vpcs.includes(id))) return 'vpc';
  if (tags.length > 0 && !sameNames(tags, own.options.tags)) return 'tag';
  if (around.length > 0 && around.every((id) => exclude?.vpcs?.includes(id))) return 'exclude';
  if (exclude?.tags?.length && !sameNames(exclude.tags, own.options.exclude?.tags ?? [])) return 'exclude';
  return verdict.status === 'fail' && !isAtLeast(worstOf(aimed), severity) ? 'severity' : undefined;
};

/** Why a finding of the old file has no verdict in the new one. That it is mended is never among the reasons. */
export const whyNotSeen = (finding: ReportVerdict, old: Side, now: Side): Reason => {
  const { account, region } = finding;
  if (!holdsScope(now.report, finding)) return because('scope-left-out', `the new ${now.source} holds nothing of ${account}/${region}`);
  const option = leftOutBy(finding, old.report, now.report);
  // What the inventory shows is more than what the options suggest.
  if (option !== undefined && !(now.inventory && ['tag', 'exclude'].includes(option))) return leftOut(option, now);
  return (now.inventory ? fromInventory(finding, now.inventory, now) : undefined) ?? fromReport(finding, now);
};

export const leftOut = (option: Option, { source, report: { options } }: Side): Reason => {
  const why: Record<Option, string> = {
    target: `the new ${source} was judged for ${options.targets.join(', ')} alone`,
    rule: `the new ${source} was judged without this rule`,
    vpc: `the new ${source} was narrowed to ${options.vpcs.join(', ')}`,
    tag: `the new ${source} was narrowed to the tags ${options.tags.join(', ')}`,
    exclude: `the new ${source} leaves out what its configuration excludes`,
    severity: `the new ${source} leaves out findings below ${options.severity}`,
  };
  return because(`${option}-left-out`, why[option]);
};

const because = (reason: Reason['reason'], why: string, missing: readonly string[] = []): Reason => ({
  reason,
  why,
  missing: [...missing],
});

const indexed = oncePer(indexSlice);

const fromInventory = (finding: ReportVerdict, inventory: Inventory, now: Side): Reason | undefined => {
  const { account, region, resource } = finding;
  const found = inventory.slices.find((slice) => slice.account === account && slice.region === region);
  if (!found || !resource) return undefined;
  const kind = finding.kind as Kind;
  const slice = indexed(found);
  const there = slice.all(kind).find(({ arn }) => arn === resource.arn);
  const { tags, exclude } = now.report.options;
  if (there && tags.length > 0 && !isTagged(slice, there, tags)) return leftOut('tag', now);
  if (there && exclude && isExcluded(exclude, slice, there, resource.vpcIds)) return leftOut('exclude', now);
  if (there) return because('not-applicable', 'it is still there, and the rule has nothing more to say of it');
  const gaps = slice.gapsOf(kind);
  if (gaps.length === 0) return because('resource-gone', `there is no ${kind} ${resource.id} any more`);
  const reasons = [...new Set(gaps.map(({ reason }) => reason))].toSorted();
  const actions = [...new Set(gaps.map(({ action }) => action))].filter(Boolean).toSorted();
  return because('kind-unread', `${kind} could not be read in full (${reasons.join(', ')})`, actions);
};

const fromReport = (finding: ReportVerdict, { report }: Side): Reason => {
  const unread = unreadKind(report, finding);
  if (unread) return because('kind-unread', unread.message, unread.missing);
  const { severity, tags, passes } = report.options;
  const also = [
    ...(tags.length > 0 ? [`no longer tagged ${tags.join(', ')}`] : []),
    ...(severity === 'info' ? [] : [`now below ${severity} and hidden`]),
  ];
  const ways = [
    ...(passes === 'counted' ? ['mended and passing, which it counts and does not list', 'gone'] : ['gone']),
    ...also,
    'or no longer of concern to the rule',
  ].join(', ');
  return because('not-judged', `not judged any more; the new report cannot tell whether it is ${ways}`);
};
