/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** What the selected rules need, and what it was derived from. */
export interface LeastPrivilege {
  readonly document: PolicyDocument;
  /** The same in pieces that each fit a managed policy; one where the whole does. */
  readonly parts: readonly PolicyDocument[];
  readonly actions: number;
  readonly kinds: number;
  readonly rules: number;
  /** Whether sts:AssumeRole is among the actions, the one that does not read. */
  readonly assumes: boolean;
}

/** What the role and its policies are called where the user gives no name. */
export const roleName = 'ipv6-audit';

/** Whitespace is not counted. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const managedPolicyLimit = 6144;

export const documentOf = (Statement: readonly PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

export const lengthOf = (document: PolicyDocument): number => JSON.stringify(document).length;

/**
 * Statements in their order, as many to a document as fit; one that is too long by itself is cut between its actions.
 * Exact actions in several policies rather than `Describe*` in one: a wildcard grants whatever AWS adds under it later.
 */
export const splitStatements = (statements: readonly PolicyStatement[], limit: number = managedPolicyLimit): readonly PolicyDocument[] => {
  const parts: (readonly PolicyStatement[])[] = [];
  for (const statement of statements.flatMap((each) => piecesOf(each, limit))) {
    const last = parts.at(-1);
    const longer = [...(last ?? []), statement];
    if (last !== undefined && lengthOf(documentOf(longer)) <= limit) parts[parts.length - 1] = longer;
    else parts.push([statement]);
  }
  return parts.map(documentOf);
};

const piecesOf = (statement: PolicyStatement, limit: number): readonly PolicyStatement[] => {
  const { Action } = statement;
  if (Action.length < 2 || lengthOf(documentOf([statement])) <= limit) return [statement];
  const half = Math.ceil(Action.length / 2);
  return [Action.slice(0, half), Action.slice(half)].flatMap((actions) => piecesOf({ ...statement, Action: actions }, limit));
};
