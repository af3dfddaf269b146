/** What a flag or an argument can be completed with: words, the paths of files or folders, or nothing that is known. */
export type Values = readonly string[] | 'rules' | 'files' | 'folders' | undefined;

export interface FlagWords {
  readonly name: string;
  readonly char?: string | undefined;
  readonly summary: string;
  readonly repeatable: boolean;
  /** Absent for switches. */
  readonly value?: { readonly name: string; readonly values: Values };
}

export interface CommandWords {
  readonly id: string;
  readonly summary: string;
  readonly flags: readonly FlagWords[];
  readonly args: readonly { readonly name: string; readonly values: Values }[];
}

/** Everything that can be written on the command line. */
export interface Vocabulary {
  readonly bin: string;
  readonly commands: readonly CommandWords[];
  /** The ids of the rules, which several flags take. */
  readonly rules: readonly string[];
}
