import XMLBuilder from 'fast-xml-builder';
import { compare } from '../model/order.ts';
import { isOpen, type Report, type ReportVerdict } from '../model/report.ts';
import { worstOf } from '../model/verdict.ts';
import { acceptedText } from './accepted.ts';
import { gapGroups, gapSentence } from './gap-groups.ts';
import { plain } from './plain.ts';
import { aimsOf, shortId } from './terminal.ts';

type Outcome = 'failure' | 'error' | 'skipped' | 'success';

interface Case {
  readonly outcome: Outcome;
  readonly element: Readonly<Record<string, unknown>>;
}

/**
 * JUnit XML as GitLab and Jenkins read it: a suite per account, region and VPC, a case per verdict. What is unknown is an
 * error, because it must not look green. What is info is skipped, as it keeps no VPC from being ready, and what is accepted.
 */
export const renderJunit = (report: Report): string => {
  const suites = [...verdictSuites(report), ...countedSuites(report), ...unreadSuites(report)];
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true, suppressBooleanAttributes: false });
  const count = (outcome: Outcome) => String(suites.reduce((sum, { cases }) => sum + number(cases, outcome), 0));
  const root = {
    '@_name': `${report.tool.name} ${report.tool.version}`,
    '@_tests': String(suites.reduce((sum, { cases }) => sum + cases.length, 0)),
    '@_failures': count('failure'),
    '@_errors': count('error'),
    testsuite: suites.map((suite) => suiteElement(suite, report)),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: root })}`;
};

interface Suite {
  readonly name: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly Case[];
}

const number = (cases: readonly Case[], outcome: Outcome): number => cases.filter((each) => each.outcome === outcome).length;

const suiteElement = ({ name, properties, cases }: Suite, { collectedAt, tool }: Report) => ({
  '@_name': text(name),
  '@_tests': String(cases.length),
  '@_failures': String(number(cases, 'failure')),
  '@_errors': String(number(cases, 'error')),
  '@_skipped': String(number(cases, 'skipped')),
  '@_timestamp': collectedAt.slice(0, 19),
  properties: {
    property: [['tool', `${tool.name} ${tool.version}`] as const, ...properties].map(([key, value]) => ({
      '@_name': key,
      '@_value': text(value),
    })),
  },
  testcase: cases.map(({ element }) => element),
});

/** What stands in several VPCs is told once, at the first. */
const verdictSuites = (report: Report): readonly Suite[] =>
  [...Map.groupBy(report.verdicts, ({ account, region, resource }) => [account, region, resource?.vpcIds[0] ?? ''].join('\n'))]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([place, verdicts]) => {
      const [account = '', region = '', vpcId = ''] = place.split('\n');
      const rows = report.readiness.filter((row) => row.account === account && row.region === region && (row.vpcId ?? '') === vpcId);
      const name = rows[0]?.name ? ` (${rows[0].name})` : '';
      return {
        name: `${account} ${region} ${vpcId === '' ? 'outside any VPC' : `${vpcId}${name}`}`,
        properties: [
          ['account', account],
          ['region', region],
          ...(vpcId === '' ? [] : [['vpc', vpcId] as const]),
          ...rows.map(({ target, status }) => [`readiness ${target}`, status] as const),
        ],
        cases: verdicts.map((verdict) => caseOf(verdict, [account, region, vpcId === '' ? 'outside-vpcs' : vpcId].join('.'))),
      };
    });

const caseOf = (verdict: ReportVerdict, classname: string): Case => {
  const outcome = outcomeOf(verdict);
  const name = verdict.resource?.name ? ` (${verdict.resource.name})` : '';
  return {
    outcome,
    element: {
      '@_classname': text(classname),
      '@_name': text(`${verdict.rule}: ${shortId(verdict)}${name}`),
      ...outcomeElement(outcome, verdict),
    },
  };
};

const outcomeOf = (verdict: ReportVerdict): Outcome => {
  if (verdict.status === 'pass') return 'success';
  if (!isOpen(verdict)) return 'skipped';
  if (verdict.status === 'unknown') return 'error';
  return worstOf(verdict.severity) === 'info' ? 'skipped' : 'failure';
};

const outcomeElement = (outcome: Outcome, verdict: ReportVerdict): Readonly<Record<string, unknown>> => {
  if (outcome === 'success') return {};
  // Jenkins's older schema allows `skipped` no attributes.
  if (outcome === 'skipped') return { skipped: text(`${acceptedText(verdict) ?? 'info'}: ${verdict.message}`) };
  const type = outcome === 'error' ? 'unknown' : worstOf(verdict.severity);
  return { [outcome]: { '@_type': type, '@_message': text(verdict.message), '#text': details(verdict).map(text).join('\n') } };
};

const details = (verdict: ReportVerdict): readonly string[] => {
  const { status, message, fix, missing, related, resource } = verdict;
  return [
    message,
    `${status === 'unknown' ? 'At stake' : 'Keeps from'}: ${aimsOf(verdict)}`,
    ...(resource ? [`Resource: ${resource.arn || resource.id}`] : []),
    ...related.map(({ kind, id, why }) => `Related: ${kind} ${id}, ${why}`),
    ...(missing.length > 0 ? [`Grant: ${missing.join(', ')}`] : []),
    ...(fix ? [`Fix (${fix.effect}): ${fix.summary}`, ...fix.cli] : []),
    `See: ipv6-audit explain ${verdict.rule}`,
  ];
};

/** Where passes are only counted, a case for each rule: what is all green is no empty report. */
const countedSuites = ({ rules }: Report): readonly Suite[] => {
  const cases = rules.flatMap(({ id, passes = 0 }): readonly Case[] =>
    passes > 0 ? [{ outcome: 'success', element: { '@_classname': 'passes', '@_name': `${id}: ${passes} passed` } }] : [],
  );
  return cases.length > 0 ? [{ name: 'passes by rule', properties: [], cases }] : [];
};

/** What could not be read may leave no verdict behind, and then nothing else here would be red. */
const unreadSuites = (report: Report): readonly Suite[] => {
  const cases = gapGroups(report).map((group): Case => {
    const offered = group.first.reason !== 'not-offered';
    const sentence = text(gapSentence(group));
    const name = { '@_classname': 'not-read', '@_name': text(`${group.first.action}: ${group.kinds.join(', ')}`) };
    return offered
      ? { outcome: 'error', element: { ...name, error: { '@_type': group.first.reason, '@_message': sentence } } }
      : { outcome: 'skipped', element: { ...name, skipped: sentence } };
  });
  return cases.length > 0 ? [{ name: 'not read', properties: [], cases }] : [];
};

/** Control characters and lone surrogates are gone already; these two are no characters of XML either: https://www.w3.org/TR/xml/#charsets. */
const text = (value: string): string => plain(value).replaceAll(/[\ufffe\uffff]/g, '\ufffd');
