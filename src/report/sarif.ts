import type { Report, ReportVerdict } from '../model/report.ts';
import { type Severity, worstOf } from '../model/verdict.ts';
import { gapGroups, gapSentence } from './gap-groups.ts';
import { plain } from './plain.ts';
import { prose } from './rule-markdown.ts';

/**
 * What GitHub takes and what it shows:
 * https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const limits = { results: 25_000, shown: 5000, relatedLocations: 100, flowLocations: 1000, fullDescription: 1000 } as const;

type Rule = Report['rules'][number];
type Level = 'error' | 'warning' | 'note' | 'none';

const levelOf: Record<Severity, Level> = { blocker: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' };

/** SARIF 2.1.0 for GitHub code scanning. Passes are left out; what is unknown is of kind `open`. */
export const renderSarif = (report: Report): string => {
  const told = report.verdicts.filter(({ status }) => status !== 'pass');
  const kept = told.slice(0, limits.results);
  const ruleIndex = new Map(report.rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driver(report), rules: report.rules.map(ruleDescriptor) } },
        invocations: [invocation(report, told.length)],
        originalUriBaseIds: { AWS: { description: { text: 'The AWS accounts that were read; these are no files of a repository' } } },
        columnKind: 'utf16CodeUnits',
        results: kept.map((verdict) => result(verdict, ruleIndex.get(verdict.rule), report)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const notices = {
  'not-read': 'Something could not be read, so that what depends on it is unknown.',
  'results-cut': 'There are more results than GitHub takes or shows.',
} as const;

const driver = ({ tool }: Report) => ({
  name: tool.name,
  semanticVersion: tool.version,
  notifications: Object.entries(notices).map(([id, text]) => ({
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
  })),
});

/**
 * No `security-severity` and no tag `security`: these are no vulnerabilities, and would block merges as such.
 * `problem.severity` and `precision` are what GitHub sorts other findings by.
 */
const ruleDescriptor = (rule: Rule) => {
  const level = levelOf[worstOf(rule.severity)];
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: plain(rule.why, limits.fullDescription) },
    help: helpOf(rule),
    ...(rule.links[0] ? { helpUri: rule.links[0] } : {}),
    defaultConfiguration: { level },
    properties: {
      tags: ['ipv6', ...Object.keys(rule.severity)],
      precision: rule.confidence,
      'problem.severity': level === 'note' ? 'recommendation' : level,
    },
  };
};

const helpOf = ({ id, title, why, fix, links, severity, verified }: Rule) => {
  const aims = Object.entries(severity).map(([target, weight]) => `${target} ${weight}`);
  return {
    text: [title, why, fix, ...links].join('\n\n'),
    markdown: [
      `**${prose(title)}** (${aims.join(', ')})`,
      prose(why),
      `**How to mend it.** ${prose(fix)}`,
      [...links.map((link) => `- <${link}>`), `- \`ipv6-audit explain ${id}\`, verified ${verified}`].join('\n'),
    ].join('\n\n'),
  };
};

const result = (verdict: ReportVerdict, ruleIndex: number | undefined, report: Report) => {
  const { rule, status, severity, resource, related, path, fingerprint, fix, missing } = verdict;
  const open = status === 'unknown';
  const text = open ? `Unknown: ${plain(verdict.message)}` : sentence(plain(verdict.message));
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: open ? 'open' : 'fail',
    level: open ? 'none' : levelOf[worstOf(severity)],
    message: { text: linkless(fix ? `${text} Fix (${fix.effect}): ${plain(fix.summary)}` : text) },
    locations: [locationOf(verdict, verdict.kind, resource?.id, resource?.arn, resource?.name)],
    // GitHub knows a result again by the first of them only.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'verdict/v1': fingerprint },
    ...acceptance(verdict, report),
    ...(related.length > 0 ? { relatedLocations: related.slice(0, limits.relatedLocations).map(relatedLocation(verdict)) } : {}),
    ...(path.length > 0 ? { codeFlows: [codeFlow(verdict)] } : {}),
    properties: {
      severity,
      ...(missing.length > 0 ? { missingPermissions: missing } : {}),
      ...(fix ? { fix: { effect: fix.effect, commands: fix.cli.map((command) => plain(command)) } } : {}),
    },
  };
};

const acceptance = ({ waiver, baseline, baselineSeverity, status }: ReportVerdict, { summary }: Report) => ({
  ...(waiver
    ? {
        suppressions: [
          { kind: 'external', status: 'accepted', justification: plain(`${waiver.reason} (${waiver.owner}, until ${waiver.expires})`) },
        ],
      }
    : {}),
  ...(summary.baseline && status === 'fail' ? { baselineState: baseline ? 'unchanged' : baselineSeverity ? 'updated' : 'new' } : {}),
});

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** In a message `[text](target)` is a link, even where the text came from a tag. */
const linkless = (text: string): string => text.replaceAll(/\[([^[\]]*)\]\(/g, String.raw`\[$1\](`);

type Place = Pick<ReportVerdict, 'account' | 'region'>;

/** GitHub takes no result without a file and a line. There is none: the address says where in AWS the resource stands. */
const locationOf = ({ account, region }: Place, kind: string, id?: string, arn?: string, name?: string | null) => ({
  physicalLocation: {
    artifactLocation: {
      uri: ['aws', account, region, kind, ...(id === undefined ? [] : [id])].map(segment).join('/'),
      uriBaseId: 'AWS',
    },
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  },
  logicalLocations: [{ name: plain(name || id || kind, 300), ...(arn ? { fullyQualifiedName: plain(arn) } : {}), kind: 'resource' }],
});

/** `.` and `..` would climb, percent-encoded too. */
const segment = (text: string): string => encodeURIComponent(plain(text, 300)).replace(/^(\.{0,2})$/, '~$1');

const relatedLocation =
  (place: Place) =>
  ({ kind, id, why }: ReportVerdict['related'][number], index: number) => ({
    id: index + 1,
    ...locationOf(place, kind, id),
    message: { text: linkless(plain(why)) },
  });

const codeFlow = (verdict: ReportVerdict) => {
  const steps = verdict.path.flatMap(({ at, steps: texts }) => (texts.length > 0 ? texts : ['']).map((text) => ({ at, text })));
  return {
    threadFlows: [
      {
        locations: steps.slice(0, limits.flowLocations).map(({ at, text }) => ({
          location: {
            ...locationOf(verdict, at.kind, at.id, undefined, at.name),
            message: { text: linkless(plain([at.name ?? at.id, text].filter(Boolean).join(': '))) },
          },
        })),
      },
    ],
  };
};

const invocation = (report: Report, told: number) => ({
  // Where everything was denied there are gaps and no resources.
  executionSuccessful: report.gaps.length === 0 || report.scopes.some(({ resources }) => Object.keys(resources).length > 0),
  startTimeUtc: report.collectedAt,
  toolExecutionNotifications: [
    ...cutNotifications(told),
    ...gapGroups(report).map((group) =>
      notification('not-read', group.first.reason === 'not-offered' ? 'note' : 'error', `Not read, and so unknown: ${gapSentence(group)}`),
    ),
  ],
});

const cutNotifications = (told: number) => [
  ...(told > limits.results
    ? [notification('results-cut', 'warning', `${told - limits.results} of ${told} results are left out: GitHub takes ${limits.results}.`)]
    : []),
  ...(told > limits.shown
    ? [notification('results-cut', 'warning', `GitHub shows ${limits.shown} of the ${Math.min(told, limits.results)} results.`)]
    : []),
];

const notification = (id: keyof typeof notices, level: Level, text: string) => ({
  descriptor: { id, index: Object.keys(notices).indexOf(id) },
  level,
  message: { text: linkless(plain(text)) },
});
