import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/audit/diff.ts';
import { leftOutBy } from '../../src/audit/diff-absence.ts';
import { aimedAt, type Side } from '../../src/audit/diff-sides.ts';
import { audit } from '../../src/audit/report.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Report, ReportVerdict } from '../../src/model/report.ts';
import { severities, type Target, targets } from '../../src/model/verdict.ts';
import { totalOf } from '../../src/report/diff-words.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { denied } from '../support/build.ts';
import { compare, everything, linesOf, reportOf, tool, verdict } from '../support/diff.ts';
import { readFixture } from '../support/read-fixture.ts';

describe('laws of any two reports', () => {
  const status = fc.constantFrom('fail', 'fail', 'unknown', 'pass', undefined);
  const severity = fc.record(
    { 'dual-stack': fc.constantFrom(...severities), 'ipv6-only': fc.constantFrom(...severities) },
    { requiredKeys: [] },
  );
  const one = (id: string, rule: string) =>
    fc.tuple(status, severity).map(([is, weight]) => {
      const heavy = Object.keys(weight).length > 0 ? weight : { 'dual-stack': 'high' as const };
      return is === undefined ? [] : [verdict(is, { id, rule, severity: heavy, vpcIds: [`vpc-${id}`] })];
    });
  const options = fc.record({
    targets: fc.constantFrom<Target[]>(['dual-stack', 'ipv6-only'], ['dual-stack']),
    severity: fc.constantFrom(...severities),
    rules: fc.constantFrom<string[]>(['r', 's'], ['r'], ['s']),
    vpcs: fc.constantFrom<string[]>([], ['vpc-0', 'vpc-1']),
    tags: fc.constantFrom<string[]>([], ['a']),
  });
  /** Reports as they can be: with verdicts of what they were judged for alone. */
  const reports = fc
    .tuple(fc.tuple(...Array.from({ length: 8 }, (_, index) => one(String(index), index % 2 === 0 ? 'r' : 's'))), options, fc.boolean())
    .map(([verdicts, chosen, read]) => {
      const whole = reportOf([], { options: chosen });
      const judged = verdicts.flat().flatMap((each) => {
        const severity = aimedAt(each.severity, chosen.targets);
        return severity && leftOutBy(each, whole, whole) === undefined ? [{ ...each, severity }] : [];
      });
      return read ? { ...whole, verdicts: judged } : { ...whole, scopes: [] };
    });
  const failing = ({ verdicts }: Report) => verdicts.filter((each) => each.status === 'fail').map(({ fingerprint }) => fingerprint);

  test('every finding of the old one is in exactly one of fixed, unchanged and no longer visible; fixed is what passes', () => {
    fc.assert(
      fc.property(reports, reports, (old, now) => {
        const { fixed, unchanged, noLongerVisible } = compare(old, now);
        const told = [...fixed, ...unchanged, ...noLongerVisible].map(({ fingerprint }) => fingerprint);
        expect(told.toSorted()).toEqual(failing(old).toSorted());
        const passing = new Set(now.verdicts.filter((each) => each.status === 'pass').map(({ fingerprint }) => fingerprint));
        expect(fixed.filter(({ fingerprint }) => !passing.has(fingerprint))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
  test('every finding of the new one is new, unchanged, apart, or was one of the old', () => {
    fc.assert(
      fc.property(reports, reports, (old, now) => {
        const result = compare(old, now);
        const told = new Set([...result.new, ...result.unchanged].map(({ fingerprint }) => fingerprint));
        const count = result.notComparable.filter((each) => each.in === 'new').reduce((sum, each) => sum + each.fail, 0);
        const before = new Set(failing(old));
        const untold = failing(now).filter((each) => !told.has(each) && !before.has(each));
        expect(untold.length).toBeLessThanOrEqual(count);
      }),
    );
  });
  test('nothing has changed between a report and itself', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const result = compare(report, report);
        expect(linesOf(result).toSorted()).toEqual(failing(report).map((id) => `unchanged ${id}`));
        expect({ warnings: result.warnings, scopes: result.scopes }).toEqual({ warnings: [], scopes: [] });
      }),
    );
  });
});

describe('laws of snapshots', async () => {
  const options = { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [] } as const;
  const judged = (inventory: Inventory): Side => ({ file: 'x.gz', source: 'snapshot', report: audit(inventory, options), inventory });
  const estate = await readFixture('demo');
  const old = judged(estate);
  const found = estate.slices.flatMap(({ resources }) => resources);
  const change = (edit: (slice: Inventory['slices'][number]) => Inventory['slices'][number]): Inventory => ({
    ...estate,
    slices: estate.slices.map(edit),
  });
  const failing = old.report.verdicts.filter(({ status }) => status === 'fail');

  test('a resource that is removed is gone, and nothing that failed of it is fixed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...found), { minLength: 1, maxLength: 5 }), (removed) => {
        const now = judged(change((slice) => ({ ...slice, resources: slice.resources.filter((each) => !removed.includes(each)) })));
        const result = diff(old, now, everything, tool);
        const arns = new Set(removed.map(({ kind, arn }) => `${kind} ${arn}`));
        const ofRemoved = ({ kind, resource }: Pick<ReportVerdict, 'kind' | 'resource'>) => arns.has(`${kind} ${resource?.arn}`);
        expect(result.fixed.filter(ofRemoved)).toEqual([]);
        expect(
          result.noLongerVisible
            .filter(ofRemoved)
            .map(({ fingerprint, reason }) => `${fingerprint} ${reason}`)
            .toSorted(),
        ).toEqual(
          failing
            .filter(ofRemoved)
            .map(({ fingerprint }) => `${fingerprint} resource-gone`)
            .toSorted(),
        );
      }),
      { numRuns: 30 },
    );
  });
  test('a kind that cannot be read fixes nothing', () => {
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }), (kept) => {
        const now = judged(
          change((slice) => ({
            ...slice,
            resources: slice.resources.filter(({ kind }) => !kept.includes(kind)),
            gaps: kept.map((kind) => denied(kind, slice)),
          })),
        );
        const result = diff(old, now, everything, tool);
        expect(result.fixed).toEqual([]);
        const lost = result.noLongerVisible.filter(({ kind }) => kept.some((each) => each === kind));
        expect(new Set(lost.map(({ reason }) => reason))).toEqual(new Set(lost.length > 0 ? ['kind-unread'] : []));
        expect(totalOf(result.summary.noLongerVisible) + totalOf(result.summary.unchanged)).toBe(failing.length);
      }),
      { numRuns: 30 },
    );
  });
  test('a region that was not read fixes nothing', () => {
    const result = diff(old, judged({ ...estate, slices: estate.slices.slice(1) }), everything, tool);
    expect(result.fixed).toEqual([]);
    expect(result.scopes).toEqual([{ account: '123456789012', region: estate.slices[0]?.region, onlyIn: 'old' }]);
  });
  test('a resource that is there and of no concern any more is told from one that is gone', () => {
    const native = change((slice) => ({
      ...slice,
      resources: slice.resources.map((each) =>
        each.kind === 'subnet' ? { ...each, data: { ...each.data, Ipv6Native: false, EnableDns64: false } } : each,
      ),
    }));
    const result = diff(old, judged(native), everything, tool);
    const reasons = result.noLongerVisible.filter(({ rule }) => rule === 'nat64-route-missing').map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons)).toEqual(new Set(['not-applicable']));
  });
});
