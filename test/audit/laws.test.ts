import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import { audit } from '../../src/audit/report.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { type Inventory, indexSlice } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { inventory as inventoryOf } from '../support/build.ts';
import { readFixture } from '../support/read-fixture.ts';

const options = { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [] } as const;
const estates = { demo: await readFixture('demo'), playground: await readFixture('playground') };
const kinds = collectors.map(({ kind }) => kind);

/** The status of every resource under every rule, not-applicable included. */
const statuses = (inventory: Inventory): ReadonlyMap<string, string> =>
  new Map(
    catalogue.flatMap((rule) =>
      judge(rule, inventory.slices.map(indexSlice)).map(
        (each) => [`${rule.id} ${each.region} ${each.kind} ${each.resource?.id ?? '*'}`, each.verdict.status] as const,
      ),
    ),
  );

/** The inventory as it would be had this kind been denied after so many of its resources. */
const withDenied = (inventory: Inventory, denied: ReadonlyMap<Kind, number>): Inventory => ({
  ...inventory,
  slices: inventory.slices.map((slice) => {
    const seen = new Map<Kind, number>();
    const resources = slice.resources.filter(({ kind }) => {
      const count = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, count);
      return count <= (denied.get(kind) ?? Number.POSITIVE_INFINITY);
    });
    const gaps = [...denied.keys()].map((kind) => {
      const action = collectors.find((each) => each.kind === kind)?.calls[0] ?? '';
      return { kind, account: slice.account, region: slice.region, reason: 'access-denied' as const, action, message: 'denied' };
    });
    return { ...slice, resources, gaps: [...slice.gaps, ...gaps] };
  }),
});

const denials = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...kinds), fc.nat(3)), { selector: ([kind]) => kind, minLength: 1, maxLength: 4 })
  .map((pairs) => new Map(pairs));

describe.each(Object.entries(estates))('the %s estate', (_name, estate) => {
  const whole = statuses(estate);
  test('every resource that a rule is responsible for is judged exactly once', () => {
    for (const rule of catalogue) {
      const judged = judge(rule, estate.slices.map(indexSlice)).flatMap(({ resource }) =>
        resource ? [`${resource.region}/${resource.kind}/${resource.id}`] : [],
      );
      const subjects = estate.slices.flatMap(({ resources }) =>
        resources.filter(({ kind }) => rule.subjects.includes(kind)).map(({ region, kind, id }) => `${region}/${kind}/${id}`),
      );
      expect(judged.toSorted(), rule.id).toEqual(subjects.toSorted());
    }
  });
  test('denying anything never makes a pass out of a fail or an unknown', () => {
    fc.assert(
      fc.property(denials, (denied) => {
        const turned = [...statuses(withDenied(estate, denied))].filter(
          ([key, status]) => status === 'pass' && ['fail', 'unknown'].includes(whole.get(key) ?? ''),
        );
        expect(turned).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
  test('denying a kind leaves an unknown behind for every rule that judges it', () => {
    fc.assert(
      fc.property(denials, (denied) => {
        const after = statuses(withDenied(estate, denied));
        const left = catalogue.flatMap((rule) =>
          rule.subjects
            .filter((kind) => denied.has(kind))
            .flatMap((kind) =>
              estate.slices
                .filter(({ collected }) => collected.includes(kind))
                .map(({ region }) => after.get(`${rule.id} ${region} ${kind} *`)),
            ),
        );
        expect(left.filter((status) => status !== 'unknown')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
  test('a VPC is never ready while something of its region is unread', () => {
    fc.assert(
      fc.property(denials, (denied) => {
        const { readiness, verdicts } = audit(withDenied(estate, denied), options);
        for (const row of readiness.filter(({ status }) => status === 'ready')) {
          const unread = verdicts.filter(
            ({ resource, region, severity }) => resource === null && region === row.region && severity[row.target],
          );
          expect(unread).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
  test('the order of what was read does not matter', () => {
    const reversed = { ...estate, slices: estate.slices.map((slice) => ({ ...slice, resources: slice.resources.toReversed() })) };
    expect(new Map([...statuses(reversed)].toSorted())).toEqual(new Map([...whole].toSorted()));
  });
  test('fingerprints tell findings apart', () => {
    const { verdicts } = audit(estate, options);
    expect(new Set(verdicts.map(({ fingerprint }) => fingerprint)).size).toBe(verdicts.length);
  });
});

test('an empty account has no findings', () => {
  const { verdicts, readiness } = audit(inventoryOf([]), options);
  expect(verdicts).toEqual([]);
  expect(readiness).toEqual([]);
});
