import { isOpen, type Report, type ReportVerdict } from '../../../model/report.ts';
import { rankOf, severities, targets, worstOf } from '../../../model/verdict.ts';
import { acceptedText } from '../../accepted.ts';
import { type Child, el } from '../../html/element.ts';
import { badge, code, commands, folded, joined } from '../../html/parts.ts';
import { preformatted } from '../../html/element.ts';
import { bounded, called, number, severityBadges, short } from './cells.ts';
import { ruleId } from './rules.ts';

const columns = ['Severity', 'Rule', 'Resource', 'VPC', 'What was found'] as const;

/** Every verdict in one table, which a script makes sortable and filterable. */
export const findingsSection = (report: Report): Child => {
  const { verdicts } = report;
  const vpcs = [...new Set(verdicts.flatMap(({ resource }) => resource?.vpcIds ?? []))].toSorted();
  const rules = [...new Set(verdicts.map(({ rule }) => rule))].toSorted();
  const indexes = { vpcs: new Map(vpcs.map((id, index) => [id, index])), rules: new Map(rules.map((id, index) => [id, index])) };
  const known = new Set(report.rules.map(({ id }) => id));
  return el(
    'section',
    { id: 'findings', 'aria-labelledby': 'findings-title' },
    el('h2', { id: 'findings-title' }, 'Findings'),
    verdicts.length === 0 && el('p', {}, 'There is no verdict.'),
    verdicts.length > 0 && tools(vpcs, rules),
    verdicts.length > 0 &&
      el(
        'table',
        { role: 'table', class: 'cards findings', id: 'verdicts' },
        el('caption', {}, `All ${number(verdicts.length)} verdicts, worst first`),
        el(
          'thead',
          { role: 'rowgroup' },
          el('tr', { role: 'row' }, ...columns.map((label) => el('th', { role: 'columnheader', scope: 'col' }, label))),
        ),
        el('tbody', { role: 'rowgroup' }, ...verdicts.map((verdict) => row(verdict, indexes, known))),
      ),
  );
};

const tools = (vpcs: readonly string[], rules: readonly string[]): Child =>
  el(
    'div',
    { class: 'tools on-screen', id: 'tools', role: 'search', 'aria-label': 'Findings', hidden: true },
    el(
      'div',
      { class: 'field wide' },
      el('label', { for: 'f-text' }, 'Search in all columns, evidence and fixes'),
      el('input', { id: 'f-text', type: 'search', autocomplete: 'off', spellcheck: 'false' }),
    ),
    choice('f-status', 'Status', [
      ['open', 'Open: fail or unknown'],
      ['fail', 'Fail'],
      ['unknown', 'Unknown'],
      ['pass', 'Pass'],
      ['accepted', 'Waived or in the baseline'],
      ['', 'All'],
    ]),
    choice('f-severity', 'Severity', [
      ['', 'All'],
      ...severities.slice(0, -1).map((each, rank) => [`${rank}`, rank === 0 ? each : `${each} or worse`] as const),
    ]),
    choice('f-target', 'Target', [['', 'All'], ...targets.map((target) => [target === 'dual-stack' ? 'd' : 'o', target] as const)]),
    choice('f-vpc', 'VPC', [['', 'All'], ['none', 'Outside any VPC'], ...vpcs.map((id, index) => [`${index}`, short(id)] as const)]),
    choice('f-rule', 'Rule', [['', 'All'], ...rules.map((id, index) => [`${index}`, id] as const)]),
    el(
      'div',
      { class: 'field' },
      el('span', { id: 'f-shown', role: 'status' }, ''),
      el('button', { id: 'f-clear', type: 'button' }, 'Clear the filters'),
    ),
  );

const choice = (id: string, label: string, options: readonly (readonly [string, string])[]): Child =>
  el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    el('select', { id }, ...options.map(([value, text]) => el('option', { value }, text))),
  );

interface Indexes {
  readonly vpcs: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
}

const row = (verdict: ReportVerdict, { vpcs, rules }: Indexes, known: ReadonlySet<string>): Child => {
  const { status, severity, rule, resource, kind, account, region } = verdict;
  const rank = (target: (typeof targets)[number]) => (severity[target] ? rankOf(severity[target]) : undefined);
  const vpcIds = resource?.vpcIds ?? [];
  return el(
    'tr',
    {
      role: 'row',
      'data-s': status,
      'data-a': isOpen(verdict) ? undefined : 1,
      'data-d': rank('dual-stack'),
      'data-o': rank('ipv6-only'),
      'data-r': rules.get(rule),
      'data-v': vpcIds.map((id) => vpcs.get(id)).join(' '),
    },
    cell(0, weight(verdict)),
    cell(1, known.has(rule) ? el('a', { href: `#${ruleId(rule)}` }, rule) : code(rule)),
    cell(2, resource ? called(resource.id, resource.name) : code(kind), el('small', {}, el('br', {}), `${kind}, ${account} ${region}`)),
    cell(3, joined(vpcIds.map((id) => code(short(id))))),
    cell(4, ...found(verdict)),
  );
};

const cell = (column: number, ...children: readonly Child[]): Child =>
  el(
    column === 2 ? 'th' : 'td',
    { role: column === 2 ? 'rowheader' : 'cell', scope: column === 2 ? 'row' : undefined, 'data-label': columns[column] },
    el('div', {}, ...children),
  );

const weight = (verdict: ReportVerdict): Child => {
  const { status, severity } = verdict;
  if (status === 'pass') return badge('good', 'pass');
  return [
    status === 'unknown' && badge('hand', 'unknown'),
    ...(status === 'unknown' ? [el('small', {}, ` at stake: ${worstOf(severity)}`)] : severityBadges(severity)),
    verdict.waiver !== undefined && badge('plain', 'waived'),
    verdict.baseline === true && badge('plain', 'in the baseline'),
  ];
};

const found = (verdict: ReportVerdict): readonly Child[] => {
  const accepted = acceptedText(verdict);
  const { message, expiredWaiver, missing } = verdict;
  return [
    message !== '' && el('p', {}, bounded(message)),
    accepted !== undefined && el('p', { class: 'dim' }, bounded(accepted)),
    expiredWaiver !== undefined && el('p', {}, `Waived until ${expiredWaiver.expires}, which has passed: `, bounded(expiredWaiver.reason)),
    missing.length > 0 && el('p', {}, 'Lacking: ', joined(missing.map(code))),
    proof(verdict),
  ];
};

const proof = (verdict: ReportVerdict): Child => {
  const { evidence, path, related, fix } = verdict;
  const titles = [
    ...(evidence.length > 0 ? ['evidence'] : []),
    ...(path.length > 0 ? ['path'] : []),
    ...(related.length > 0 ? ['related'] : []),
    ...(fix ? ['fix'] : []),
  ];
  if (titles.length === 0) return undefined;
  return el(
    'details',
    {},
    el('summary', {}, sentence(titles.join(', '))),
    evidence.length > 0 &&
      el(
        'ul',
        { class: 'proof' },
        ...evidence.map(({ resource, member, value }) =>
          el('li', {}, code(`${short(resource)} ${member} = ${bounded(JSON.stringify(value) ?? '')}`)),
        ),
      ),
    path.length > 0 && el('p', {}, 'The way of the packet, up to the hop that fails:'),
    path.length > 0 && el('ol', { class: 'path' }, ...path.map(hop)),
    related.length > 0 &&
      el('ul', { class: 'proof' }, ...related.map(({ kind, id, why }) => el('li', {}, `${kind} `, code(short(id)), `: ${bounded(why)}`))),
    fix !== null && mend(fix),
  );
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const hop = ({ at, steps }: ReportVerdict['path'][number]): Child =>
  el(
    'li',
    {},
    called(at.id, at.name),
    ` ${at.kind}`,
    steps.length > 0 && el('ul', {}, ...steps.map((step) => el('li', {}, bounded(step)))),
  );

const effects = { safe: 'good', disruptive: 'open', rebuild: 'hand' } as const;

const mend = (fix: NonNullable<ReportVerdict['fix']>): Child => [
  el('p', {}, el('strong', {}, 'Fix: '), bounded(fix.summary), ' ', badge(effects[fix.effect], fix.effect)),
  commands(fix.cli),
  fix.terraform !== null && folded('Terraform', preformatted(fix.terraform)),
];
