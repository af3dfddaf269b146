import { globalRegion } from '../model/inventory.ts';
import { compare } from '../model/order.ts';
import type { Readiness, Report, ReportVerdict } from '../model/report.ts';
import { rankOf, severities, worstOf } from '../model/verdict.ts';
import { gapLines } from './terminal-gaps.ts';
import { sanitise } from './sanitise.ts';
import { severityPaint } from './severity.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

/** How many resources of one finding are listed; the rest is counted. */
const listed = 4;

/** The report as an engineer reads it: by account, region and VPC, worst first. */
export const renderTerminal = (report: Report, surface: Surface): string => {
  const style = makeStyle(surface);
  const places = Map.groupBy(report.readiness, ({ account, region }) => `${account} ${region}`);
  const sections = [...places.values()].flatMap((rows) => regionLines(report, rows, style));
  const lines = [...headLines(report, style), ...sections, ...gapLines(report, style), ...footLines(report, style)];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
};

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

const statusText: Record<Readiness['status'], string> = {
  ready: 'ready',
  'needs-work': 'needs work',
  blocked: 'blocked',
  unknown: 'unknown',
};

const statusPaint = ({ paint }: Style, status: Readiness['status']) =>
  ({ ready: paint.green, 'needs-work': paint.yellow, blocked: paint.red, unknown: paint.magenta })[status];

const statusRank = (rows: readonly Readiness[]): number =>
  Math.min(...rows.map(({ status }) => ['blocked', 'needs-work', 'unknown', 'ready'].indexOf(status)));

const regionLines = (report: Report, rows: readonly Readiness[], style: Style): readonly string[] => {
  const { account, region } = rows[0] as Readiness;
  const vpcs = [...Map.groupBy(rows, ({ vpcId }) => vpcId).entries()].toSorted(
    ([a, aRows], [b, bRows]) =>
      Number(a === null) - Number(b === null) || statusRank(aRows) - statusRank(bRows) || compare(a ?? '', b ?? ''),
  );
  const here = report.verdicts.filter((verdict) => verdict.account === account && verdict.region === region && verdict.resource);
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
    vpcId === null ? 'Outside any VPC' : [`VPC ${sanitise(vpcId)}`, name && `(${sanitise(name)})`, ...cidrs].filter(Boolean).join('  ');
  const unknown = verdicts.filter(({ status, missing }) => status === 'unknown' && missing.length === 0);
  const findings = verdicts.filter(({ status }) => status === 'fail');
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
  const [first = '', ...rest] = style.block(countsAt, style.paint.dim(parts.join(', ')));
  return [`    ${target.padEnd(11)} ${statusPaint(style, status)(statusText[status].padEnd(11))} ${first.slice(countsAt)}`, ...rest];
};

const findingLines = (group: readonly ReportVerdict[], report: Report, style: Style): readonly string[] => {
  const first = group[0] as ReportVerdict;
  const title = report.rules.find(({ id }) => id === first.rule)?.title ?? first.rule;
  const worst = worstOf(first.severity);
  const more = group.length - listed;
  return [
    '',
    ...style.block(4, `${severityPaint(style, worst)(worst.toUpperCase())} ${style.paint.bold(title)}`),
    ...style.block(6, style.paint.dim(`${first.rule} (${aimsOf(first)})`)),
    ...group
      .slice(0, listed)
      .flatMap((verdict) => [
        ...style.block(6, `${style.paint.bold(sanitise(shortId(verdict)))}${nameOf(verdict)}`),
        ...style.block(8, sanitise(verdict.message)),
      ]),
    ...(more > 0 ? style.block(6, style.paint.dim(`and ${more} more; --format json lists them all`)) : []),
    ...fixLines(first, group.length, style),
  ];
};

/** `dual-stack, ipv6-only`, or each with its severity where they differ. */
const aimsOf = ({ severity }: ReportVerdict): string => {
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
const shortId = ({ resource, kind }: ReportVerdict): string => {
  const id = resource?.id ?? kind;
  return id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id;
};

const nameOf = ({ resource }: ReportVerdict): string => (resource?.name ? ` (${sanitise(resource.name)})` : '');

const footLines = (report: Report, style: Style): readonly string[] => {
  const { findings, pass, hidden } = report.summary;
  const parts = severities.flatMap((each) => (findings[each] > 0 ? [`${findings[each]} ${each}`] : []));
  const below = hidden > 0 ? ` (${hidden} below ${report.options.severity} not shown)` : '';
  const found = parts.length > 0 ? parts.join(', ') : 'no findings';
  return [
    '',
    ...style.block(0, style.paint.bold(`${found}${below}, ${findings.unknown} unknown, ${pass} passed`)),
    ...style.block(0, nextStep(report)),
  ];
};

const nextStep = (report: Report): string => {
  const first = report.verdicts.find(({ status, fix }) => status === 'fail' && fix);
  if (report.gaps.length > 0 && report.summary.pass + report.summary.fail === 0)
    return 'Next: grant the actions named above and scan again.';
  if (first?.fix) return `Next: ${sanitise(first.fix.summary)} for ${sanitise(shortId(first))} (${first.rule}).`;
  if (report.gaps.length > 0) return 'Next: grant the actions named above and scan again; until then this is not a pass.';
  return report.summary.unknown > 0 ? 'Next: check the unknowns by hand.' : 'Next: nothing to mend for what was checked.';
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
