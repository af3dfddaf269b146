import { describe, expect, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import type { Gap } from '../../src/model/gap.ts';
import { indexSlice, type Inventory } from '../../src/model/inventory.ts';
import type { Resource } from '../../src/model/resource.ts';
import { terraformText } from '../../src/model/terraform.ts';
import type { Fail, Verdict } from '../../src/model/verdict.ts';
import { redactInventory } from '../../src/redact/inventory.ts';
import { pseudonyms } from '../../src/redact/words.ts';
import type { AnyRule } from '../../src/rules/define.ts';
import { denied, home, indexed, inventory } from './build.ts';
import { expectValidTerraform } from './terraform/check.ts';

interface Case {
  /** The subject first, then whatever surrounds it. */
  readonly given: readonly [Resource, ...Resource[]];
  readonly gaps?: readonly Gap[];
}
interface Flagged extends Case {
  /** A part of the message, so that the finding is the one that was meant. */
  readonly says: string;
  readonly severity?: Fail['severity'];
}
interface Unknowable extends Case {
  readonly says?: string;
}

interface Cases {
  readonly flagged: Readonly<Record<string, Flagged>>;
  /** `pass` unless the case says that the rule has nothing to say of the subject. */
  readonly silent: Readonly<Record<string, Case & { readonly as?: 'pass' | 'not-applicable' }>>;
  readonly unknown: Readonly<Record<string, Unknowable>>;
}

const verdictOn = (rule: AnyRule, { given: [subject, ...others], gaps = [] }: Case): Verdict => {
  const judgements = judge(rule, indexed([subject, ...others], gaps));
  const own = judgements.filter(({ resource }) => resource?.id === subject.id && resource.kind === subject.kind);
  expect(own, 'each subject is judged exactly once').toHaveLength(1);
  return own[0]?.verdict as Verdict;
};

const names = pseudonyms(Buffer.from('a key of the tests'));

/** What the rule says of everything, without the names, and in an order that does not go by them. */
const tenor = (rule: AnyRule, { slices }: Inventory): readonly string[] =>
  judge(rule, slices.map(indexSlice))
    .map(({ kind, verdict }) => JSON.stringify([kind, verdict.status, verdict.status === 'fail' ? verdict.severity : undefined]))
    .toSorted();

/** Holds the Terraform of a verdict's fix, where it has some, against the provider's schema. */
const checkTerraform = async (verdict: Verdict): Promise<void> => {
  const terraform = verdict.status === 'fail' ? verdict.fix?.terraform : undefined;
  if (typeof terraform === 'object') await expectValidTerraform(terraformText(terraform));
};

/**
 * A rule's test: inventories that it flags, stays silent on, and cannot judge.
 * Beside the cases it holds every rule to the law: deny a needed kind, and no verdict stands; and what a fix says in
 * Terraform is what the provider takes.
 */
export const describeRule = (rule: AnyRule, cases: Cases): void => {
  describe(rule.id, () => {
    test('has at least one flagged, two silent and one unknown case', () => {
      expect(Object.keys(cases.flagged).length).toBeGreaterThanOrEqual(1);
      expect(Object.keys(cases.silent).length).toBeGreaterThanOrEqual(2);
      expect(Object.keys(cases.unknown).length).toBeGreaterThanOrEqual(1);
    });
    // Who shares a redacted snapshot must hear of it what the snapshot itself says.
    test.each(Object.entries({ ...cases.flagged, ...cases.silent, ...cases.unknown }))(
      'says the same of %s when it is redacted',
      (_, { given, gaps }) => {
        const whole = inventory(given, gaps);
        expect(tenor(rule, redactInventory(whole, names))).toEqual(tenor(rule, whole));
      },
    );
    for (const [name, each] of Object.entries(cases.flagged)) {
      test(`flags ${name}`, async () => {
        const verdict = verdictOn(rule, each);
        expect(verdict).toMatchObject({ status: 'fail', message: expect.stringContaining(each.says) });
        if (each.severity) expect((verdict as Fail).severity).toEqual(each.severity);
        await checkTerraform(verdict);
      });
      test.each(rule.needs ?? [])(`is unknown on ${name} when %s is denied`, (kind) => {
        // At home, and where the subject stands: some cases are about other regions.
        const { account, region, partition } = { ...home, ...each.given[0] };
        expect(verdictOn(rule, { ...each, gaps: [denied(kind), denied(kind, { account, region, partition })] }).status).toBe('unknown');
      });
    }
    for (const [name, each] of Object.entries(cases.silent)) {
      test(`is silent on ${name}`, () => expect(verdictOn(rule, each).status).toBe(each.as ?? 'pass'));
    }
    for (const [name, each] of Object.entries(cases.unknown)) {
      test(`cannot judge ${name}`, () => {
        expect(verdictOn(rule, each)).toMatchObject({ status: 'unknown', reason: expect.stringContaining(each.says ?? '') });
      });
    }
  });
};
