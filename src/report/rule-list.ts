import type { RulePage } from '../model/rule-page.ts';
import { makeStyle, type Style, type Surface } from './style.ts';
import { severityPaint, severityTexts } from './severity.ts';

export const ruleListFormats = ['terminal', 'json'] as const;
export type RuleListFormat = (typeof ruleListFormats)[number];

const renderTerminal = (pages: readonly RulePage[], surface: Surface): string => {
  const style = makeStyle(surface);
  const topics = [...Map.groupBy(pages, ({ topic }) => topic)];
  const foot = `${pages.length} ${pages.length === 1 ? 'rule' : 'rules'}. The page of one: ipv6-audit explain ${pages[0]?.id ?? 'RULE'}`;
  return `${[...topics.flatMap(([topic, rules]) => topicLines(topic, rules, style)), ...style.block(0, style.paint.dim(foot))].join('\n')}\n`;
};

const topicLines = (topic: string, rules: readonly RulePage[], style: Style): readonly string[] => [
  style.paint.bold.underline(topic),
  ...rules.flatMap((rule) => ruleLines(rule, style)),
  '',
];

const ruleLines = ({ id, title, severity, confidence, subjects }: RulePage, style: Style): readonly string[] => {
  const doubt = confidence === 'high' ? '' : `, confidence ${confidence}`;
  const kinds = subjects.map(({ kind }) => kind).join(', ');
  const weights = severityTexts(severity).map(([text, weight]) => severityPaint(style, weight)(text));
  return [
    ...style.block(2, style.paint.bold(id)),
    ...style.block(4, title),
    ...style.block(4, `${weights.join(', ')}${style.paint.dim(`${doubt}; judges ${kinds}`)}`),
  ];
};

const renderJson = (pages: readonly RulePage[]): string => {
  const rules = pages.map(({ id, topic, title, severity, confidence, subjects, verified }) => ({
    id,
    topic,
    title,
    severity,
    confidence,
    subjects: subjects.map(({ kind }) => kind),
    verified,
  }));
  return `${JSON.stringify({ rules }, null, 2)}\n`;
};

const renderers: Record<RuleListFormat, (pages: readonly RulePage[], surface: Surface) => string> = {
  terminal: renderTerminal,
  json: renderJson,
};

export const renderRules = (pages: readonly RulePage[], format: RuleListFormat, surface: Surface): string =>
  renderers[format](pages, surface);
