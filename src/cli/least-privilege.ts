import { organizationStatements, statementsFor } from '../collect/policy.ts';
import { collectors } from '../collect/collectors.ts';
import { withDependencies } from '../collect/run.ts';
import { documentOf, type LeastPrivilege, splitStatements } from '../model/policy.ts';
import type { AnyRule } from '../rules/define.ts';
import { kindsOf } from './obtain-inventory.ts';

/**
 * The policy of a scan with these rules: from the kinds that they look at, through the calls that the collectors declare.
 * With the name of a role it is that of the identity which reads an organization through it.
 */
export const leastPrivilegeOf = (rules: readonly AnyRule[], organizationRole?: string): LeastPrivilege => {
  const kinds = kindsOf(rules);
  const statements = [...statementsFor(kinds), ...(organizationRole === undefined ? [] : organizationStatements(organizationRole))];
  return {
    document: documentOf(statements),
    parts: splitStatements(statements),
    actions: statements.reduce((count, { Action }) => count + Action.length, 0),
    kinds: withDependencies(collectors, kinds).length,
    rules: rules.length,
    assumes: organizationRole !== undefined,
  };
};
