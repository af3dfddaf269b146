import type { Kind } from './kinds.ts';

/**
 * Where a packet ends up.
 * `delivered`: at its destination; `exits`: leaves AWS's network or enters a service; `denied-out`, `denied-in`: a filter at the
 * sender's, or at the receiver's side; `no-route`; `blackhole`: the route's target is gone; `not-translated`: nothing turns
 * it into the family or the address that it needs; `loop`; `unknown`: what decides cannot be seen.
 */
export type Disposition =
  | 'delivered'
  | 'exits'
  | 'denied-out'
  | 'denied-in'
  | 'no-route'
  | 'blackhole'
  | 'not-translated'
  | 'loop'
  | 'unknown';

export type Step =
  | {
      readonly kind: 'filter';
      readonly by: Reference;
      readonly direction: 'egress' | 'ingress';
      readonly answer: FilterAnswer;
      readonly line: string;
    }
  | {
      readonly kind: 'route';
      readonly table: string;
      readonly prefix: string;
      readonly target: { readonly type: string; readonly id: string };
    }
  | { readonly kind: 'translate'; readonly before: Addresses; readonly after: Addresses }
  | { readonly kind: 'note'; readonly text: string };

type FilterAnswer = 'allowed' | 'denied' | 'partly' | 'unknown';

interface Addresses {
  readonly source: string;
  readonly destination: string;
}

export interface Reference {
  readonly kind: Kind | 'internet' | 'network';
  readonly id: string;
  readonly name?: string | undefined;
}

/** One place on the way, with what happens there. */
export interface Hop {
  readonly at: Reference;
  readonly steps: readonly Step[];
}

/** A packet's way in one direction. */
export interface Journey {
  readonly hops: readonly Hop[];
  readonly disposition: Disposition;
  /** One sentence: what happened at the last hop. */
  readonly why: string;
}

/** One packet followed there and back. */
export interface Trace {
  readonly source: Reference;
  readonly destination: string;
  /** What the sender's name lookup gives it. */
  readonly dns: string;
  /** From and to which addresses, protocol and port; empty where no address came out of the lookup. */
  readonly packet: string;
  readonly forward: Journey;
  readonly reply: Journey | null;
  readonly disposition: Disposition;
  readonly why: string;
  readonly notes: readonly string[];
}

/** What `ipv6-audit trace` says. */
export interface TraceReport {
  readonly format: 'ipv6-audit-trace';
  readonly version: '1.0';
  readonly collectedAt: string;
  readonly traces: readonly Trace[];
}

/** A step in one line, for people. */
export const stepText = (step: Step): string => {
  switch (step.kind) {
    case 'filter':
      return `${step.direction === 'egress' ? 'out' : 'in'}  ${step.by.id}: ${step.line}`;
    case 'route':
      return `${step.prefix} to ${step.target.type === 'local' ? 'local' : step.target.id} in ${step.table}`;
    case 'translate':
      return `${step.before.source} → ${step.before.destination} becomes ${step.after.source} → ${step.after.destination}`;
    case 'note':
      return step.text;
  }
};
