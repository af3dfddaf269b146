import type { Json } from './json.ts';
import { isMembers, listOf, type Members, parsePolicy } from './source-ip.ts';

/** What a policy says of an action: a denial that always holds outweighs every grant. */
export type ActionVerdict = 'allows' | 'denies' | 'silent';

/** `*` stands for any text and `?` for one character, and letter case does not count. */
const matches = (pattern: Json, action: string): boolean =>
  typeof pattern === 'string' &&
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is',
  ).test(action);

const speaksOf = (statement: Members, action: string): boolean => {
  const { Action, NotAction } = statement;
  if (Action !== undefined) return listOf(Action).some((pattern) => matches(pattern, action));
  return NotAction !== undefined && !listOf(NotAction).some((pattern) => matches(pattern, action));
};

const alwaysHolds = (statement: Members): boolean =>
  statement['Condition'] === undefined && listOf(statement['Resource']).some((resource) => resource === '*');

/** Undefined where the document is not one that can be read. A grant with conditions or for some resources counts as one. */
export const inspectAction = (document: string | undefined, action: string): ActionVerdict | undefined => {
  const policy = parsePolicy(document);
  if (!isMembers(policy)) return undefined;
  const statements = listOf(policy['Statement'])
    .filter(isMembers)
    .filter((each) => speaksOf(each, action));
  if (statements.some((each) => each['Effect'] === 'Deny' && alwaysHolds(each))) return 'denies';
  return statements.some((each) => each['Effect'] === 'Allow') ? 'allows' : 'silent';
};

/** What policies say together. */
export const allTogether = (verdicts: readonly (ActionVerdict | undefined)[]): boolean | null => {
  if (verdicts.includes('denies')) return false;
  if (verdicts.includes(undefined)) return null;
  return verdicts.includes('allows');
};
