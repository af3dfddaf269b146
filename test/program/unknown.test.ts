import { describe, expect, test } from 'vitest';
import { services } from '../../src/aws/calls.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import type { Report } from '../../src/model/report.ts';
import { findingsOf, scan } from '../support/scan.ts';
import type { FaultRule } from '../support/replay/faults.ts';
import { playground } from './playground.ts';

const sound = await scan({ fixture: playground() });
const passesOf = (report: Report) =>
  report.verdicts.filter(({ status }) => status === 'pass').map(({ rule, resource }) => `${rule} ${resource?.id}`);

const broken = (faults: readonly FaultRule[], args: readonly string[] = []) => scan({ fixture: playground(), faults }, args);

describe('what cannot be read is unknown', () => {
  test('a denied service turns its rules unknown and leaves all others as they were', async () => {
    const { report, code } = await broken([{ service: 'rds', times: Infinity, fault: 'access-denied' }]);
    const touched = new Set(report.gaps.map(({ kind }) => kind));
    const behindRds = collectors.filter(({ calls }) => calls.some((call) => call.startsWith('rds:'))).map(({ kind }) => kind);
    expect([...touched].toSorted()).toEqual(behindRds.toSorted());
    expect(report.gaps.map(({ action }) => action)).toContain('rds:DescribeDBInstances');
    const depends = new Set(
      catalogue
        .filter(({ subjects, needs = [], consults = [] }) => [...subjects, ...needs, ...consults].some((kind) => touched.has(kind)))
        .map(({ id }) => id),
    );
    expect(report.verdicts.filter(({ rule, status }) => depends.has(rule) && subjectsUnread(rule, touched) && status === 'pass')).toEqual(
      [],
    );
    const unaffected = (each: Report) => [...findingsOf(each), ...passesOf(each)].filter((line) => !depends.has(line.split(' ')[0] ?? ''));
    expect(unaffected(report)).toEqual(unaffected(sound.report));
    expect(code).toBe(sound.code);
  });
  test('a denied route table leaves no NAT64 verdict standing, and no VPC ready', async () => {
    const { report } = await broken([{ service: 'ec2', operation: 'DescribeRouteTables', times: Infinity, fault: 'access-denied' }]);
    const nat64 = report.verdicts.filter(({ rule }) => rule.startsWith('nat64-route'));
    expect(nat64.length).toBeGreaterThan(0);
    expect(new Set(nat64.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(nat64.flatMap(({ missing }) => missing)).toContain('ec2:DescribeRouteTables');
    expect(report.readiness.map(({ status }) => status)).not.toContain('ready');
  });
  test('the exit code tells unknown from passed when asked to', async () => {
    const faults = [{ service: 'ecs', times: Infinity, fault: 'access-denied' }] as const;
    expect((await broken(faults, ['--fail-on', 'none'])).code).toBe(0);
    expect((await broken(faults, ['--fail-on', 'none', '--fail-on-unknown'])).code).toBe(11);
  });
  test('everything denied is exit 3, with a report that says so', async () => {
    const denied = Object.keys(services)
      .filter((service) => service !== 'sts')
      .map((service) => ({ service, times: Infinity, fault: 'access-denied' as const }));
    const { code, report } = await broken(denied, ['--region', 'us-east-1']);
    expect(code).toBe(3);
    expect(report.summary.pass).toBe(0);
  });
});

const subjectsUnread = (id: string, unread: ReadonlySet<string>): boolean =>
  catalogue.find((rule) => rule.id === id)?.subjects.some((kind) => unread.has(kind)) ?? false;

const faults = [
  'throttling',
  'internal-error',
  'expired-token',
  'connection-reset',
  'truncated-body',
  'malformed-body',
  'html-error-page',
  'repeating-token',
  'opt-in-required',
] as const;

describe('no fault makes a pass out of what was not read', () => {
  test.each(faults)('%s on the NAT gateways', async (fault) => {
    const { report, stderr, code } = await broken([{ service: 'ec2', operation: 'DescribeNatGateways', times: Infinity, fault }]);
    expect(stderr).toBe('');
    expect(code).not.toBe(1);
    expect(report.gaps.map(({ kind, action }) => [kind, action])).toEqual([['nat-gateway', 'ec2:DescribeNatGateways']]);
    expect(passesOf(report).filter((line) => line.startsWith('nat64-gateway-unavailable'))).toEqual([]);
  });
  test.each(['throttling', 'internal-error', 'connection-reset'] as const)('%s once is retried and leaves no trace', async (fault) => {
    const { report } = await broken([{ service: 'ec2', operation: 'DescribeNatGateways', times: 1, fault }]);
    expect(report.verdicts).toEqual(sound.report.verdicts);
  });
  test.each([1, 2, 5])('pages of %s give the same report as whole answers', async (pageSize) => {
    const { report, problems } = await scan({ fixture: playground(), pageSize, emptyFirstPage: pageSize === 2 });
    expect(problems).toEqual([]);
    const settled = (each: Report) => ({ ...each, collectedAt: '', statistics: undefined });
    expect(settled(report)).toEqual(settled(sound.report));
  });
});
