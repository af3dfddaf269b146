import type { Kind } from './kinds.ts';
import type { Stage } from './stage.ts';
import type { SeverityByTarget } from './verdict.ts';

/** A kind that a rule reads, with the IAM actions behind it. */
export interface KindRead {
  readonly kind: Kind;
  readonly actions: readonly string[];
}

/** What there is to say of a rule, wherever it is said: `ipv6-audit rules` and `explain`, and the pages of docs/rules. */
export interface RulePage {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly severity: SeverityByTarget;
  readonly confidence: 'high' | 'medium' | 'low';
  /** What it judges. */
  readonly subjects: readonly KindRead[];
  /** Without which it gives no verdict. */
  readonly needs: readonly KindRead[];
  /** What sharpens its verdict. */
  readonly consults: readonly KindRead[];
  /** The services that its subjects belong to, by their IAM prefixes. */
  readonly services: readonly string[];
  readonly why: string;
  readonly fix: string;
  /** Its stage in a migration, and what is done there. */
  readonly stage: Stage;
  readonly step: string;
  /** How to go back. */
  readonly rollback: string;
  readonly links: readonly string[];
  /** When the facts were last held against their sources. */
  readonly verified: string;
}
