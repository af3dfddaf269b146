/** An account to read, as a user names it. */
export interface AccountEntry {
  /** 12 digits. */
  readonly id: string;
  /** Absent where it is the role of the usual name. */
  readonly roleArn?: string;
  readonly externalId?: string;
  readonly name?: string;
  /** Absent or empty where the scan's own regions are meant. */
  readonly regions?: readonly string[];
}

export const accountPattern = /^\d{12}$/;

const rolePattern = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/;

/** The account that a role's ARN names; undefined where it is no such ARN. */
export const accountOfRole = (arn: string): string | undefined => rolePattern.exec(arn)?.[1];
