import { actionsOfKind, servicesOfKind } from '../collect/actions.ts';
import { UserError } from '../model/failure.ts';
import type { Kind } from '../model/kinds.ts';
import { nearest } from '../model/nearest.ts';
import { compare } from '../model/order.ts';
import type { RulePage } from '../model/rule-page.ts';
import { isAtLeast, type Severity, type Target } from '../model/verdict.ts';
import { topics } from '../rules/catalogue.ts';
import type { AnyRule } from '../rules/define.ts';

export interface PageFilter {
  readonly targets: readonly Target[];
  /** At or above, for one of the targets. */
  readonly severity: Severity;
  readonly topic?: string | undefined;
  /** Anywhere in the id, the texts and the kinds judged. */
  readonly search?: string | undefined;
}

const read = (kinds: readonly Kind[] = []) => kinds.map((kind) => ({ kind, actions: actionsOfKind(kind) }));

const pageOf = (topic: string, { id, title, severity, confidence = 'high', subjects, needs, consults, docs, plan }: AnyRule): RulePage => ({
  id,
  topic,
  title,
  severity,
  confidence,
  subjects: read(subjects),
  needs: read(needs),
  consults: read(consults),
  services: [...new Set(subjects.flatMap(servicesOfKind))].toSorted(compare),
  ...docs,
  stage: plan.stage,
  step: plan.step,
  rollback: plan.rollback,
});

/** Every rule of the catalogue with what there is to say of it, by topic. */
export const rulePages: readonly RulePage[] = Object.entries(topics).flatMap(([topic, rules]) => rules.map((rule) => pageOf(topic, rule)));

const says = ({ id, title, why, fix, subjects }: RulePage, search: string): boolean =>
  [id, title, why, fix, ...subjects.map(({ kind }) => kind)].join('\n').toLowerCase().includes(search.toLowerCase());

/** The pages that the filters leave. None at all is a mistake of whoever asked, and told as one. */
export const pagesFor = ({ targets, severity: threshold, topic, search }: PageFilter): readonly RulePage[] => {
  const found = rulePages.filter(
    (page) =>
      targets.some((target) => page.severity[target] && isAtLeast(page.severity[target], threshold)) &&
      (topic === undefined || page.topic === topic) &&
      (search === undefined || says(page, search)),
  );
  if (found.length === 0) throw nothingFound(topic, search);
  return found;
};

const nothingFound = (topic: string | undefined, search: string | undefined): UserError => {
  const names = Object.keys(topics);
  if (topic !== undefined && !names.includes(topic))
    return new UserError(`There is no topic "${topic}"; ${didYouMean(topic, names) ?? `the topics are ${names.join(', ')}.`}`);
  const hint = search === undefined ? undefined : didYouMean(search, wordsOf(rulePages));
  return new UserError(
    `No rule matches ${search === undefined ? 'these filters' : `"${search}" here`}; ${hint ?? 'leave a filter out to see more.'}`,
  );
};

const didYouMean = (given: string, known: readonly string[]): string | undefined => {
  const close = nearest(given.toLowerCase(), known);
  return close === undefined ? undefined : `did you mean "${close}"?`;
};

/** Ids, and the words that they are made of. */
const wordsOf = (pages: readonly RulePage[]): readonly string[] => [
  ...new Set(pages.flatMap(({ id }) => [id, ...id.split('-').filter((word) => word.length > 2)])),
];
