import type { View } from '../model/inventory.ts';
import type { Need } from '../model/checklist/step.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import type { Stage } from '../model/stage.ts';
import type { Fix, SeverityByTarget, Target, Verdict } from '../model/verdict.ts';

/** What a rule may look at beside its subject: exactly the kinds it declared. */
export interface RuleContext<Needed extends Kind, Consulted extends Kind> extends View<Needed> {
  /** The kind's resources, or undefined where they could not all be read. The rule says what that means. */
  consult<C extends Consulted>(kind: C): readonly Resource<C>[] | undefined;
  /** The needed kind's resources in every account and region of the scan, each once. */
  everywhere<P extends Needed>(kind: P): readonly Resource<P>[];
  /** Whether the needed kind was wholly read in every account and region of the scan. */
  isWholeEverywhere(kind: Needed): boolean;
  /** The view of every account and region in which all needed kinds were wholly read, this one first. Of others, only `elsewhere`. */
  neighbours(): readonly RuleContext<Needed, Consulted>[];
}

export interface RuleDocs {
  /** Why it matters: what fails, for whom, and how it shows. Two or three sentences. */
  readonly why: string;
  /** How to mend it, in words. */
  readonly fix: string;
  /** AWS documentation, RFCs, or issue threads. */
  readonly links: readonly string[];
  /** When the facts were last held against their sources, ISO date. */
  readonly verified: string;
}

/** The rule as a step of a migration. */
export interface RulePlan {
  readonly stage: Stage;
  /** What is done, in a few words and in the imperative: `Turn DNS64 on`. No ids. */
  readonly step: string;
  /** How to go back, in one sentence with the API's or CLI's own names; or that there is no way back. */
  readonly rollback: string;
  /** Rules of the same stage whose steps come first where both are to be done. Earlier stages come first anyway. */
  readonly after?: readonly string[];
  /** How much a target needs it, where the severity does not tell. */
  readonly need?: { readonly [T in Target]?: Need };
}

export interface Rule<Subject extends Kind = Kind, Needed extends Kind = Kind, Consulted extends Kind = Kind> {
  /** Kebab-case; names the problem; for ever. */
  readonly id: string;
  /** The problem in a few words, as a heading. */
  readonly title: string;
  readonly severity: SeverityByTarget;
  /** `low` where the facts conflict or AWS does not document them; the docs say what is not verified. */
  readonly confidence?: 'high' | 'medium' | 'low';
  /** The kinds that are judged, each resource once. */
  readonly subjects: readonly Subject[];
  /** Kinds without which there is no verdict: a gap in any of them makes it unknown. */
  readonly needs?: readonly Needed[];
  /** Kinds that sharpen the verdict; the rule itself handles their absence. */
  readonly consults?: readonly Consulted[];
  /**
   * Which of these kinds it also looks at in other accounts and regions, by `everywhere` and `neighbours`. They are all that is
   * kept of the other accounts while one is judged.
   */
  readonly elsewhere?: readonly (Needed | Consulted)[];
  readonly docs: RuleDocs;
  readonly plan: RulePlan;
  /** False where the rule has nothing to say of a subject, whatever else was read. Default: always true. */
  readonly applies?: (subject: Resource<Subject>) => boolean;
  /** Pure: the same subject and context give the same verdict. */
  readonly check: (subject: Resource<Subject>, context: RuleContext<Needed, Consulted>) => Verdict;
}

/** A rule with its kinds erased, as the runner holds it. */
export type AnyRule = Rule;

/** Types a rule by the kinds that it declares: reaching for another one is a compile error. */
export const defineRule = <Subject extends Kind, Needed extends Kind = never, Consulted extends Kind = never>(
  rule: Rule<Subject, Needed, Consulted>,
): AnyRule => rule as unknown as AnyRule;

/** Commands and Terraform of one mend that changes nothing that runs. */
export const safeFix = (summary: string, ways: Omit<Fix, 'effect' | 'summary'> = {}): Fix => ({ effect: 'safe', summary, ...ways });
export const disruptiveFix = (summary: string, ways: Omit<Fix, 'effect' | 'summary'> = {}): Fix => ({
  effect: 'disruptive',
  summary,
  ...ways,
});
export const rebuildFix = (summary: string, ways: Omit<Fix, 'effect' | 'summary'> = {}): Fix => ({ effect: 'rebuild', summary, ...ways });
