import type { KindRead, RulePage } from '../model/rule-page.ts';
import { stages } from '../model/stage.ts';
import { rulePageMarkdown } from './rule-markdown.ts';
import { severityPaint, severityTexts } from './severity.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

export const rulePageFormats = ['terminal', 'json', 'markdown'] as const;
export type RulePageFormat = (typeof rulePageFormats)[number];

const renderTerminal = (page: RulePage, surface: Surface): string => {
  const style = makeStyle(surface);
  const { paint, block } = style;
  const weights = severityTexts(page.severity).map(([text, weight]) => severityPaint(style, weight)(text));
  return `${[
    ...block(0, paint.bold(page.title)),
    ...block(0, paint.dim(`${page.id}, topic ${page.topic}`)),
    '',
    ...block(0, weights.join(', ')),
    ...block(0, `Confidence ${page.confidence}, verified ${page.verified}`),
    ...section('Why', block(2, page.why), style),
    ...section('Fix', block(2, page.fix), style),
    ...section('In a migration', block(2, `${page.step} (${stages[page.stage]}). Back: ${page.rollback}`), style),
    ...kindSection('Judges', page.subjects, style),
    ...kindSection('Needs, else its verdict is unknown', page.needs, style),
    ...kindSection('Consults where it can', page.consults, style),
    ...section(
      'Sources',
      page.links.map((link) => `  ${link}`),
      style,
    ),
  ].join('\n')}\n`;
};

const section = (title: string, lines: readonly string[], { paint }: Style): readonly string[] => ['', paint.underline(title), ...lines];

const kindSection = (title: string, kinds: readonly KindRead[], style: Style): readonly string[] =>
  kinds.length === 0
    ? []
    : section(
        title,
        kinds.flatMap(({ kind, actions }) => [
          ...style.block(2, style.paint.bold(kind)),
          ...style.block(4, style.paint.dim(actions.join(', '))),
        ]),
        style,
      );

const renderers: Record<RulePageFormat, (page: RulePage, surface: Surface) => string> = {
  terminal: renderTerminal,
  json: (page) => `${JSON.stringify(page, null, 2)}\n`,
  markdown: rulePageMarkdown,
};

export const renderRulePage = (page: RulePage, format: RulePageFormat, surface: Surface): string => renderers[format](page, surface);
