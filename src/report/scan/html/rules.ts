import type { Report, ReportVerdict } from '../../../model/report.ts';
import { type Child, el } from '../../html/element.ts';
import { code, folded, joined, prose, source } from '../../html/parts.ts';
import { severityTexts } from '../../severity.ts';

type Rule = Report['rules'][number];

export const ruleId = (id: string): string => `rule-${id}`;

/** A page of each rule that gave a verdict, and the names of those that found nothing to judge. */
export const rulesSection = ({ rules, verdicts }: Report): Child => {
  const used = Map.groupBy(verdicts, ({ rule }) => rule);
  const isUsed = ({ id, passes = 0 }: Rule) => used.has(id) || passes > 0;
  const idle = rules.filter((rule) => !isUsed(rule));
  return el(
    'section',
    { id: 'rules', 'aria-labelledby': 'rules-title' },
    el('h2', { id: 'rules-title' }, 'Rules'),
    ...rules.filter(isUsed).map((rule) => {
      const own = used.get(rule.id) ?? [];
      const number = (status: ReportVerdict['status']) => own.filter((each) => each.status === status).length;
      const tally = [`${number('fail')} fail`, `${number('unknown')} unknown`, `${rule.passes ?? number('pass')} pass`];
      return ruleArticle(rule, tally.join(', '));
    }),
    idle.length > 0 && folded(`${idle.length} rules found nothing to judge`, el('p', {}, joined(idle.map(({ id }) => code(id))))),
  );
};

const ruleArticle = (rule: Rule, tally: string): Child =>
  el(
    'article',
    { id: ruleId(rule.id), class: 'rule' },
    el('h3', {}, rule.title),
    el('p', {}, code(rule.id), el('span', { class: 'dim' }, ` ${tally}`)),
    el('p', {}, prose(rule.why)),
    el('p', {}, el('strong', {}, 'Fix: '), prose(rule.fix)),
    el(
      'dl',
      {},
      ...pair(
        'Severity',
        severityTexts(rule.severity)
          .map(([text]) => text)
          .join(', ') + (rule.overridden ? ', set by the configuration' : ''),
      ),
      ...pair('Confidence', rule.confidence),
      ...pair('Verified', rule.verified),
      ...pair('Sources', joined(rule.links.map(source), el('br', {}))),
    ),
  );

const pair = (term: string, value: Child): readonly Child[] => [el('dt', {}, term), el('dd', {}, value)];
