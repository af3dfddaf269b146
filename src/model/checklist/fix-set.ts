import type { TerraformResource } from '../terraform.ts';
import type { Fix } from '../verdict.ts';
import type { Step } from './step.ts';

/** One mend of one resource, as a step asks for it. */
export interface FixEntry {
  readonly step: Pick<Step, 'number' | 'title' | 'need' | 'rollback'>;
  readonly resource: string;
  readonly fix: Fix;
}

/** The mends of a VPC, or of what stands in none, in the order of the steps. */
export interface FixSet {
  readonly account: string;
  readonly region: string;
  readonly vpcId: string | null;
  readonly name: string | null;
  readonly entries: readonly FixEntry[];
  /** What Terraform must be told of resources that are there, beside what changes, by their addresses. */
  readonly known: ReadonlyMap<string, TerraformResource['arguments']>;
}
