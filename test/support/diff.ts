import { diff } from '../../src/audit/diff.ts';
import type { Asked, Side } from '../../src/audit/diff-sides.ts';
import type { Diff } from '../../src/model/diff.ts';
import type { Report, ReportVerdict } from '../../src/model/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { home } from './build.ts';

export const everything: Asked = { targets, severity: 'info', rules: [], skipRules: [], vpcs: [] };
export const tool = { name: 'ipv6-audit', version: '0.0.0-test' };

type Change = Partial<Omit<ReportVerdict, 'resource'>> & { readonly vpcIds?: string[]; readonly id?: string };

/** The verdict of rule `r` on one resource, failing high for both targets unless said otherwise. */
export const verdict = (
  status: ReportVerdict['status'],
  { vpcIds = ['vpc-1'], id = 'subnet-1', ...change }: Change = {},
): ReportVerdict => ({
  fingerprint: id,
  rule: 'r',
  status,
  account: home.account,
  region: home.region,
  kind: 'subnet',
  resource: { kind: 'subnet', id, arn: `arn:${id}`, name: null, vpcIds },
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  message: status === 'pass' ? '' : `${id} is ${status}`,
  evidence: [],
  related: [],
  path: [],
  missing: [],
  fix: null,
  ...change,
});

/** That the whole kind could not be read. */
export const unread = (rule = 'r'): ReportVerdict => ({
  ...verdict('unknown', {
    id: `*${rule}`,
    rule,
    message: 'subnet could not be read in full (access-denied)',
    missing: ['ec2:DescribeSubnets'],
  }),
  resource: null,
});

const describeRule = (id: string): Report['rules'][number] => ({
  id,
  title: `Title of ${id}`,
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  confidence: 'high',
  why: '',
  fix: '',
  links: [],
  verified: '2026-11-23',
});

export const reportOf = (
  verdicts: readonly ReportVerdict[],
  { options, ...change }: Partial<Omit<Report, 'options'>> & { readonly options?: Partial<Report['options']> } = {},
): Report => ({
  format: 'ipv6-audit-report',
  version: '1.0',
  tool,
  collectedAt: '2026-11-23T00:00:00.000Z',
  options: { targets: [...targets], severity: 'info', rules: ['r'], vpcs: [], tags: [], ...options },
  scopes: [{ account: home.account, region: home.region, resources: {}, gaps: 0 }],
  summary: {
    fail: 0,
    unknown: 0,
    pass: 0,
    findings: { blocker: 0, high: 0, medium: 0, low: 0, info: 0, unknown: 0 },
    hidden: 0,
  },
  readiness: [],
  verdicts: [...verdicts],
  rules: (options?.rules ?? ['r']).map(describeRule),
  knowledge: { asOf: '2026-11-23', stale: [] },
  gaps: [],
  ...change,
});

const side = (report: Report): Side => ({ file: 'x.json', source: 'report', report });

export const compare = (old: Report, now: Report, asked: Partial<Asked> = {}): Diff =>
  diff(side(old), side(now), { ...everything, ...asked }, tool);

/** Every list as `list fingerprint detail`. */
export const linesOf = (diff: Diff): readonly string[] => [
  ...diff.new.map(({ fingerprint, was }) => `new ${fingerprint} ${was}`),
  ...diff.fixed.map(({ fingerprint }) => `fixed ${fingerprint}`),
  ...diff.unchanged.map(
    ({ fingerprint, severityBefore }) => `unchanged ${fingerprint}${severityBefore ? ` ${JSON.stringify(severityBefore)}` : ''}`,
  ),
  ...diff.noLongerVisible.map(({ fingerprint, reason }) => `lost ${fingerprint} ${reason}`),
  ...diff.newlyUnknown.map(({ fingerprint, was }) => `unknown ${fingerprint} ${was}`),
  ...diff.notComparable.map(({ in: which, because, fail, unknown, pass }) => `apart ${which} ${because} ${fail}/${unknown}/${pass}`),
];
