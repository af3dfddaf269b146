import type { Counts, Readiness, Report } from '../../../model/report.ts';
import { severities } from '../../../model/verdict.ts';
import { type Child, el } from '../../html/element.ts';
import { badge, code, folded, joined, table } from '../../html/parts.ts';
import { gapGroups, reasonText } from '../../gap-groups.ts';
import { acceptedTexts, statusText } from '../../terminal.ts';
import { bounded, called, number, short } from './cells.ts';

/** How things stand, and, loudly, what is not known. */
export const overview = (report: Report): Child =>
  el(
    'section',
    { id: 'overview', 'aria-labelledby': 'overview-title' },
    el('h2', { id: 'overview-title' }, 'Overview'),
    alarm(report),
    tiles(report),
    el('h3', {}, 'Readiness'),
    report.readiness.length === 0 ? el('p', {}, 'Nothing was read that could be ready or not.') : readiness(report.readiness),
    el('h3', {}, 'Coverage'),
    coverage(report),
    accepted(report),
  );

const alarm = (report: Report): Child => {
  const { gaps, summary, scopes } = report;
  if (gaps.length === 0 && summary.unknown === 0 && scopes.length > 0) return undefined;
  const actions = [...new Set(gaps.flatMap(({ action, reason }) => (reason === 'access-denied' && action ? [action] : [])))].toSorted();
  return el(
    'div',
    { class: 'alarm' },
    el(
      'h3',
      {},
      scopes.length === 0 ? 'Nothing was read' : `Not everything is known: ${number(summary.unknown)} unknown, ${number(gaps.length)} gaps`,
    ),
    el('p', {}, 'What is unknown may be fine, or not. It is never counted as passing.'),
    actions.length > 0 && el('p', {}, 'Grant ', joined(actions.map(code)), ' and run it again.'),
    gaps.length > 0 &&
      el(
        'details',
        { class: 'for-paper' },
        el('summary', {}, 'What could not be read'),
        table({
          caption: 'Gaps, by reason and IAM action',
          head: ['Kinds', 'Places', 'Reason', 'IAM action', 'Calls', 'In AWS’s words'],
          rows: gapGroups(report).map(({ first, kinds, places }) => [
            joined(kinds.map(code)),
            places.length > 12 ? `${places.slice(0, 12).join(', ')} and ${places.length - 12} more` : places.join(', '),
            reasonText[first.reason],
            first.action && code(first.action),
            gaps.filter(({ action, reason }) => action === first.action && reason === first.reason).length,
            bounded(first.message),
          ]),
        }),
      ),
  );
};

const tiles = ({ summary }: Report): Child =>
  el(
    'ul',
    { class: 'tiles' },
    ...[...severities, 'unknown' as const].map((each) => tile(summary.findings[each], each, each)),
    tile(summary.pass, 'passing', 'pass'),
  );

const tile = (count: number, label: string, kind: string): Child =>
  el('li', { class: count === 0 ? 'none' : kind }, el('strong', {}, number(count)), ' ', el('span', {}, label));

const paint: Readonly<Record<Readiness['status'], string>> = { ready: 'good', 'needs-work': 'open', blocked: 'bad', unknown: 'hand' };

const readiness = (rows: readonly Readiness[]): Child =>
  table({
    caption: 'Per VPC and target',
    head: ['VPC', 'Where', 'Target', 'Readiness', 'Blocker', 'High', 'Medium', 'Low', 'Info', 'Unknown', 'Accepted'],
    rows: rows.map(({ vpcId, name, account, region, target, status, counts }) => [
      vpcId === null ? 'Outside any VPC' : called(vpcId, name),
      `${account} ${region}`,
      target,
      badge(paint[status], statusText[status]),
      ...[...severities, 'unknown' as const].map((each) => counts[each]),
      acceptedTexts(counts).join(', '),
    ]),
  });

const coverage = ({ scopes, summary, knowledge }: Report): Child => [
  scopes.length > 0 &&
    table({
      caption: 'What was read',
      head: ['Account', 'Region', 'Resources', 'Kinds', 'Gaps'],
      rows: scopes.map(({ account, region, resources, gaps }) => [
        account,
        region,
        number(Object.values(resources).reduce((sum, count) => sum + count, 0)),
        Object.keys(resources).length,
        gaps === 0 ? 'none' : badge('hand', number(gaps)),
      ]),
    }),
  summary.hidden > 0 && el('p', {}, `${number(summary.hidden)} findings below the chosen severity are left out of this page.`),
  (summary.leftOut ?? 0) > 0 && el('p', {}, `${number(summary.leftOut ?? 0)} verdicts are left out by the configuration.`),
  knowledge.stale.length > 0 &&
    folded(
      `${number(knowledge.stale.length)} facts were last checked more than 180 days before ${knowledge.asOf}`,
      el('ul', {}, ...knowledge.stale.map((each) => el('li', {}, code(each.name), ` on ${each.verified}, ${each.ageInDays} days before`))),
    ),
];

const accepted = ({ readiness: rows, summary, waivers = [] }: Report): Child => {
  const sum = (of: (counts: Counts) => number | undefined) => rows.reduce((total, { counts }) => total + (of(counts) ?? 0), 0);
  const { baseline } = summary;
  if (waivers.length === 0 && !baseline && sum(({ waived }) => waived) === 0) return undefined;
  return [
    el('h3', {}, 'Accepted'),
    baseline !== undefined &&
      el(
        'p',
        {},
        `The baseline has ${number(baseline.known)} of the findings; ${number(baseline.fixed)} that it has pass now, and ${number(baseline.notSeen)} were not seen. New since then: ${severities.map((each) => `${baseline.new[each]} ${each}`).join(', ')}.`,
      ),
    waivers.length > 0 &&
      table({
        caption: 'Waivers',
        head: ['Rule', 'For', 'Reason', 'Owner', 'Until', 'State', 'Verdicts'],
        rows: waivers.map((each) => [
          code(each.rule),
          [each.resource, each.tag].flatMap((text) => (text === undefined ? [] : [short(text)])).join(' and '),
          bounded(each.reason),
          short(each.owner),
          each.expires,
          badge(each.status === 'expired' ? 'bad' : 'plain', each.status),
          each.verdicts,
        ]),
      }),
  ];
};
