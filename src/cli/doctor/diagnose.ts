import { examine } from '../../collect/examine.ts';
import type { Diagnosis } from '../../model/doctor.ts';
import type { AnyRule } from '../../rules/define.ts';
import { kindsOf } from '../obtain-inventory.ts';
import { actionChecks } from './actions.ts';
import { surroundings } from './surroundings.ts';

interface DiagnoseOptions {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly rules: readonly AnyRule[];
  readonly tool: Diagnosis['tool'];
  readonly begin: (account: string, region: string) => void;
}

/** How a scan with these rules would fare, and what would be unknown after it. */
export const diagnose = async ({ rules, tool, ...options }: DiagnoseOptions): Promise<Diagnosis> => {
  const kinds = kindsOf(rules);
  const examined = await examine({ ...options, kinds, tool });
  const checks = surroundings(examined, process.env, process.versions.node);
  if ('failure' in examined.identity) return { tool, checks, actions: [] };
  const { account } = examined.identity;
  return { tool, account, region: examined.region, checks, actions: actionChecks(examined.probed, kinds, rules) };
};
