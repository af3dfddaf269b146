import type { Json } from './json.ts';
import type { Kind, Kinds } from './kinds.ts';
import type { Resource } from './resource.ts';
import type { TerraformResource } from './terraform.ts';
import type { Hop } from './trace.ts';

export const targets = ['dual-stack', 'ipv6-only'] as const;
/** What a team migrates to: both families, or IPv6-only subnets that reach IPv4 through NAT64 and DNS64. */
export type Target = (typeof targets)[number];

export const severities = ['blocker', 'high', 'medium', 'low', 'info'] as const;
/** Worst first. A blocker makes the target unreachable until it is mended or the resource is replaced. */
export type Severity = (typeof severities)[number];

export type SeverityByTarget = { readonly [T in Target]?: Severity };

/** 0 is the worst. */
export const rankOf = (severity: Severity): number => severities.indexOf(severity);

/** Whether a severity is as bad as the threshold or worse. */
export const isAtLeast = (severity: Severity, threshold: Severity): boolean => rankOf(severity) <= rankOf(threshold);

/** The worst of a verdict's severities over its targets. */
export const worstOf = (severity: SeverityByTarget): Severity => {
  const { 'dual-stack': first = 'info', 'ipv6-only': second = 'info' } = severity;
  return isAtLeast(first, second) ? first : second;
};

/** One thing that AWS said and that a verdict rests on. `value` is null where AWS said nothing. */
export interface Evidence {
  readonly resource: string;
  readonly member: string;
  readonly value: Json;
}

/**
 * How to mend a finding. `safe` changes nothing that runs; `disruptive` interrupts connections or restarts;
 * `rebuild` needs a new resource.
 */
export interface Fix {
  readonly effect: 'safe' | 'disruptive' | 'rebuild';
  readonly summary: string;
  /** Commands of the AWS CLI, with the real ids; what only the user knows stands in <angle brackets>. */
  readonly cli?: readonly string[];
  /** The same for Terraform. */
  readonly terraform?: readonly TerraformResource[];
}

/** A reference to another resource that a verdict speaks of. */
export interface Related {
  readonly kind: Kind;
  readonly id: string;
  readonly why: string;
}

export interface Pass {
  readonly status: 'pass';
  readonly evidence: readonly Evidence[];
}

export interface Fail {
  readonly status: 'fail';
  /** One sentence that names the resource's trouble with its real values. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Replaces the rule's severities where this finding weighs otherwise. */
  readonly severity?: SeverityByTarget;
  readonly related?: readonly Related[];
  /** The way of a packet up to the hop that fails, where the finding is the conclusion of a trace. */
  readonly path?: readonly Hop[];
  readonly fix?: Fix;
}

export interface Unknown {
  readonly status: 'unknown';
  /** One sentence: what could not be seen, and what to look at by hand. */
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
  /** The IAM actions whose lack caused it. */
  readonly missing?: readonly string[];
}

export interface NotApplicable {
  readonly status: 'not-applicable';
}

/** What a rule says of one resource. */
export type Verdict = Pass | Fail | Unknown | NotApplicable;

export const pass = (evidence: readonly Evidence[]): Pass => ({ status: 'pass', evidence });
export const fail = (finding: Omit<Fail, 'status'>): Fail => ({ status: 'fail', ...finding });
export const unknown = (reason: string, evidence: readonly Evidence[] = []): Unknown => ({ status: 'unknown', reason, evidence });
export const notApplicable: NotApplicable = { status: 'not-applicable' };

/** Evidence from a resource's record: the named members with the values that AWS gave. */
export const saw = <K extends Kind>(
  resource: { readonly id: string; readonly data: Kinds[K] } & { readonly kind: K },
  ...members: readonly (keyof Kinds[K] & string)[]
): readonly Evidence[] => {
  const data = resource.data as Record<string, Json | undefined>;
  const evidence: Evidence[] = [];
  // A loop, for nearly every verdict has evidence.
  for (const member of members) evidence.push({ resource: resource.id, member, value: data[member] ?? null });
  return evidence;
};

export const relatedTo = (resource: Pick<Resource, 'kind' | 'id'>, why: string): Related => ({
  kind: resource.kind,
  id: resource.id,
  why,
});
