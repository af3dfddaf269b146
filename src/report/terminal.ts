import { globalRegion } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import { type Counts, isOpen, type Readiness, type Report, type ReportVerdict } from '../model/report.ts';
import { rankOf, severities, worstOf } from '../model/verdict.ts';
import { gapLines } from './terminal-gaps.ts';
import { sanitise } from './sanitise.ts';
import { severityPaint } from './severity.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

/** How many resources of one finding are listed; the rest is counted. */
const listed = 4;

/** The report as an engineer reads it, a region at a time: by account, region and VPC, worst first. */
export const renderTerminal = function* (report: Report, surface: Surface): Generator<string> {
  const style = makeStyle(surface);
  const placeOf = ({ account, region }: Readiness | ReportVerdict) => `${account} ${region}`;
  const verdicts = Map.groupBy(
    report.verdicts.filter(({ resource }) => resource),
    placeOf,
  );
  yield textOf(headLines(report, style));
  for (const [place, rows] of Map.groupBy(report.readiness, placeOf))
    yield textOf(regionLines(verdicts.get(place) ?? [], rows, report, style));
  yield textOf([...gapLines(report, style), ...footLines(report, style)]);
};

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line.trimEnd()}\n`).join('');

const headLines = ({ tool, collectedAt, scopes }: Report, { paint, block }: Style): readonly string[] => {
  const accounts = new Set(scopes.map(({ account }) => account)).size;
  const resources = scopes.reduce((sum, scope) => sum + Object.values(scope.resources).reduce((a, b) => a + b, 0), 0);
  const regions = scopes.filter(({ region }) => region !== globalRegion).length;
  const when = `${collectedAt.slice(0, 16).replace('T', ' ')} UTC`;
  return block(
    0,
    `${paint.bold(`${tool.name} ${tool.version}`)}  ${plural(accounts, 'account')}, ${plural(regions, 'region')}, ${plural(resources, 'resource')}, read ${when}`,
  );
};

export const statusText: Record<Readiness['status'], string> = {
  ready: 'ready',
  'needs-work': 'needs work',
  blocked: 'blocked',
  unknown: 'unknown',
};

export const statusPaint = ({ paint }: Style, status: Readiness['status']) =>
  ({ ready: paint.green, 'needs-work': paint.yellow, blocked: paint.red, unknown: paint.magenta })[status];

const statusRank = (rows: readonly Readiness[]): number =>
  Math.min(...rows.map(({ status }) => ['blocked', 'needs-work', 'unknown', 'ready'].indexOf(status)));

const regionLines = (here: readonly ReportVerdict[], rows: readonly Readiness[], report: Report, style: Style): readonly string[] => {
  const { account, region } = rows[0] as Readiness;
  const vpcs = [...Map.groupBy(rows, ({ vpcId }) => vpcId).entries()].toSorted(
    ([a, aRows], [b, bRows]) =>
      Number(a === null) - Number(b === null) || statusRank(aRows) - statusRank(bRows) || compare(a ?? '', b ?? ''),
  );
  return [
    '',
    style.paint.bold.underline(`Account ${sanitise(account)}, ${sanitise(region)}`),
    ...vpcs.flatMap(([vpcId, vpcRows]) =>
      vpcLines(
        vpcRows,
        here.filter((verdict) => standsIn(verdict, vpcId)),
        report,
        style,
      ),
    ),
  ];
};

/** What stands in several VPCs is told once, at the first. */
const standsIn = ({ resource }: ReportVerdict, vpcId: string | null): boolean => (resource?.vpcIds[0] ?? null) === vpcId;

const vpcLines = (rows: readonly Readiness[], verdicts: readonly ReportVerdict[], report: Report, style: Style): readonly string[] => {
  const { vpcId, name, cidrs } = rows[0] as Readiness;
  const title =
    vpcId === null
      ? 'Outside any VPC'
      : [`VPC ${sanitise(vpcId)}`, name && `(${sanitise(name)})`, ...cidrs.map(sanitise)].filter(Boolean).join('  ');
  const open = verdicts.filter(isOpen);
  const unknown = open.filter(({ status, missing }) => status === 'unknown' && missing.length === 0);
  const findings = open.filter(({ status }) => status === 'fail');
  const byRule = [...Map.groupBy(findings, ({ rule, severity }) => `${rankOf(worstOf(severity))} ${rule}`).values()];
  return [
    '',
    ...style.block(2, style.paint.bold(title)),
    ...rows.flatMap((row) => readinessLines(row, style)),
    ...byRule.flatMap((group) => findingLines(group, report, style)),
    ...(unknown.length > 0 ? unknownLines(unknown, style) : []),
  ];
};

/** Where the counts begin, and go on where they need a second line. */
const countsAt = 28;

const readinessLines = ({ target, status, counts }: Readiness, style: Style): readonly string[] => {
  const parts = [...severities, 'unknown' as const].flatMap((each) => (counts[each] > 0 ? [`${counts[each]} ${each}`] : []));
  const apart = [...parts, ...acceptedTexts(counts)];
  // Ready for those who accept what was waived, and as far as was looked.
  const paint = status === 'ready' && (counts.waived || counts.leftOut) ? style.paint.yellow : statusPaint(style, status);
  const [first = '', ...rest] = style.block(countsAt, style.paint.dim(apart.join(', ')));
  return [`    ${target.padEnd(11)} ${paint(statusText[status].padEnd(11))} ${first.slice(countsAt)}`, ...rest];
};

/** What is not open: accepted by a waiver or the baseline, or left out by the configuration. */
export const acceptedTexts = ({
  waived = 0,
  baseline = 0,
  leftOut = 0,
}: Pick<Counts, 'waived' | 'baseline' | 'leftOut'>): readonly string[] => [
  ...(waived > 0 ? [`${waived} waived`] : []),
  ...(baseline > 0 ? [`of these ${baseline} in the baseline`] : []),
  ...(leftOut > 0 ? [`${leftOut} left out`] : []),
];

const findingLines = (group: readonly ReportVerdict[], report: Report, style: Style): readonly string[] => {
  const first = group[0] as ReportVerdict;
  const rule = report.rules.find(({ id }) => id === first.rule);
  const title = rule?.title ?? first.rule;
  const set = rule?.overridden ? '; set by the configuration' : '';
  const worst = worstOf(first.severity);
  const more = group.length - listed;
  return [
    '',
    ...style.block(4, `${severityPaint(style, worst)(worst.toUpperCase())} ${style.paint.bold(title)}`),
    ...style.block(6, style.paint.dim(`${first.rule} (${aimsOf(first)}${set})`)),
    ...group
      .slice(0, listed)
      .flatMap((verdict) => [
        ...style.block(6, `${style.paint.bold(sanitise(shortId(verdict)))}${nameOf(verdict)}`),
        ...style.block(8, sanitise(verdict.message)),
        ...noteLines(verdict, style),
      ]),
    ...(more > 0 ? style.block(6, style.paint.dim(`and ${more} more; --format json lists them all`)) : []),
    ...fixLines(first, group.length, style),
  ];
};

/** Why something that was accepted counts again. */
const noteLines = ({ expiredWaiver, baselineSeverity }: ReportVerdict, style: Style): readonly string[] => [
  ...(expiredWaiver
    ? style.block(
        8,
        style.paint.yellow(sanitise(`the waiver of ${expiredWaiver.owner} expired on ${expiredWaiver.expires}: ${expiredWaiver.reason}`)),
      )
    : []),
  ...(baselineSeverity ? style.block(8, style.paint.yellow(`worse than in the baseline: ${aimsOf({ severity: baselineSeverity })}`)) : []),
];

/** `dual-stack, ipv6-only`, or each with its severity where they differ. */
export const aimsOf = ({ severity }: Pick<ReportVerdict, 'severity'>): string => {
  const aims = Object.entries(severity);
  const differ = new Set(Object.values(severity)).size > 1;
  return aims.map(([target, weight]) => (differ ? `${target} ${weight}` : target)).join(', ');
};

const fixLines = ({ fix }: ReportVerdict, count: number, style: Style): readonly string[] => {
  if (!fix) return [];
  const each = count > 1 ? '; shown for the first' : '';
  return [
    ...style.block(6, `${style.paint.green('Fix')} (${fix.effect}${each}): ${sanitise(fix.summary)}`),
    ...fix.cli.flatMap((command) => style.command(8, sanitise(command))),
  ];
};

const unknownLines = (verdicts: readonly ReportVerdict[], style: Style): readonly string[] => [
  '',
  ...style.block(4, `${style.paint.magenta('UNKNOWN')} ${style.paint.bold('could not be decided from what AWS shows this account')}`),
  ...[...Map.groupBy(verdicts, ({ rule, message }) => `${rule} ${message}`).values()].flatMap((group) => {
    const first = group[0] as ReportVerdict;
    const more = group.length > 1 ? ` and ${group.length - 1} more` : '';
    return [
      ...style.block(6, `${style.paint.bold(sanitise(shortId(first)))}${nameOf(first)}${more}  ${style.paint.dim(first.rule)}`),
      ...style.block(8, sanitise(first.message)),
    ];
  }),
];

/** ARNs are long: what is behind the last colon tells them apart. */
export const shortId = ({ resource, kind }: Pick<ReportVerdict, 'resource' | 'kind'>): string => {
  const id = resource?.id ?? kind;
  return id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id;
};

export const nameOf = ({ resource }: Pick<ReportVerdict, 'resource'>): string => (resource?.name ? ` (${sanitise(resource.name)})` : '');

const footLines = (report: Report, style: Style): readonly string[] => {
  const { findings, pass, hidden, leftOut = 0 } = report.summary;
  const parts = severities.flatMap((each) => (findings[each] > 0 ? [`${findings[each]} ${each}`] : []));
  const below = hidden > 0 ? ` (${hidden} below ${report.options.severity} not shown)` : '';
  const found = parts.length > 0 ? parts.join(', ') : 'no findings';
  return [
    '',
    ...style.block(0, style.paint.bold(`${found}${below}, ${findings.unknown} unknown, ${pass} passed`)),
    ...acceptanceLines(report, leftOut).flatMap((line) => style.block(0, line)),
    ...(report.statistics ? style.block(0, style.paint.dim(statisticsText(report.statistics))) : []),
    ...style.block(0, nextStep(report)),
  ];
};

const statisticsText = ({ calls, retries, throttles, bytes }: NonNullable<Report['statistics']>): string => {
  const number = (value: number) => value.toLocaleString('en');
  const notes = [...(retries > 0 ? [`${number(retries)} retried`] : []), ...(throttles > 0 ? [`${number(throttles)} throttled`] : [])];
  return `Read with ${number(calls)} calls${notes.length > 0 ? ` (${notes.join(', ')})` : ''}, ${number(Math.ceil(bytes / 1000))} kB.`;
};

const acceptanceLines = ({ summary: { findings, baseline }, waivers = [] }: Report, leftOut: number): readonly string[] => {
  const expired = waivers.filter(({ status, verdicts }) => status === 'expired' && verdicts > 0);
  const unused = waivers.filter(({ status }) => status === 'unused').length;
  const { waived = 0 } = findings;
  const fresh = baseline ? severities.reduce((sum, each) => sum + baseline.new[each], 0) : 0;
  const notes = [...(expired.length > 0 ? [`${expired.length} expired`] : []), ...(unused > 0 ? [`${unused} for nothing`] : [])];
  const worse = baseline && baseline.worse > 0 ? ` (${baseline.worse} worse than there)` : '';
  return [
    ...(waivers.length > 0 ? [`Waivers: ${waived} waived${notes.length > 0 ? `; ${notes.join(', ')}` : ''}.`] : []),
    ...(baseline
      ? [`Baseline: ${baseline.known} known and not shown, ${fresh} new${worse}, ${baseline.fixed} fixed, ${baseline.notSeen} not seen.`]
      : []),
    ...(baseline && baseline.fixed > 0
      ? ['Write the baseline anew with --save-baseline, so that what is fixed cannot come back unseen.']
      : []),
    ...(leftOut > 0 ? [`Left out by the configuration: ${plural(leftOut, 'verdict')}.`] : []),
  ];
};

const nextStep = (report: Report): string => {
  const first = report.verdicts.find((verdict) => verdict.status === 'fail' && verdict.fix && isOpen(verdict));
  if (report.gaps.length > 0 && report.summary.pass + report.summary.fail === 0)
    return 'Next: grant the actions named above and scan again.';
  if (first?.fix) return `Next: ${sanitise(first.fix.summary)} for ${sanitise(shortId(first))} (${first.rule}).`;
  if (report.gaps.length > 0) return 'Next: grant the actions named above and scan again; until then this is not a pass.';
  if (report.summary.findings.unknown > 0) return 'Next: check the unknowns by hand.';
  const { waived = 0, baseline = 0 } = report.summary.findings;
  return waived + baseline > 0 ? 'Next: nothing new to mend; what is accepted remains.' : 'Next: nothing to mend for what was checked.';
};

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
