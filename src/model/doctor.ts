/** `lacking`: it is not there, and something becomes unknown for it; `could-not-tell` is never counted as there. */
export type CheckStatus = 'ok' | 'lacking' | 'could-not-tell';

/** What surrounds a scan: this machine, the way to AWS, who one is there. */
export interface Check {
  readonly id: 'node' | 'proxy' | 'credentials' | 'identity' | 'regions' | 'clock';
  readonly title: string;
  readonly status: CheckStatus;
  readonly detail: string;
}

/** Whether the identity has an IAM action, and what cannot be judged without. */
export interface ActionCheck {
  readonly action: string;
  readonly status: CheckStatus;
  readonly detail: string;
  /** What cannot be read in full without it. */
  readonly kinds: readonly string[];
  /** The rules that then give no verdict. */
  readonly unknown: readonly string[];
  /** The rules that then know less. */
  readonly weaker: readonly string[];
}

export interface Diagnosis {
  readonly tool: { readonly name: string; readonly version: string };
  readonly account?: string;
  /** Where the actions were tried. */
  readonly region?: string;
  readonly checks: readonly Check[];
  readonly actions: readonly ActionCheck[];
}
