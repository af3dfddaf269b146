import { globalRegion } from '../model/inventory.ts';
import type { Report, ReportVerdict } from '../model/report.ts';
import { type Severity, worstOf } from '../model/verdict.ts';
import { acceptedText } from './accepted.ts';
import { jsonListPieces } from './pieces.ts';
import { plain } from './plain.ts';
import { aimsOf } from './terminal.ts';

/** https://schema.ocsf.io/1.9.0/classes/compliance_finding; every attribute used here has been in it since 1.5.0. */
const schemaVersion = '1.9.0';
const findings = { category_uid: 2, category_name: 'Findings' } as const;
const complianceFinding = { class_uid: 2003, class_name: 'Compliance Finding' } as const;
const create = { activity_id: 1, activity_name: 'Create', type_uid: 200_301, type_name: 'Compliance Finding: Create' } as const;

const severityOf: Record<Severity, { readonly severity_id: number; readonly severity: string }> = {
  blocker: { severity_id: 5, severity: 'Critical' },
  high: { severity_id: 4, severity: 'High' },
  medium: { severity_id: 3, severity: 'Medium' },
  low: { severity_id: 2, severity: 'Low' },
  info: { severity_id: 1, severity: 'Informational' },
};

/** OCSF's Warning is "did not yield a result due to missing information", which is what unknown means. */
const complianceStatus: Record<ReportVerdict['status'], { readonly status_id: number; readonly status: string }> = {
  pass: { status_id: 1, status: 'Pass' },
  unknown: { status_id: 2, status: 'Warning' },
  fail: { status_id: 3, status: 'Fail' },
};

/** A JSON array of OCSF Compliance Findings, one for each verdict. */
export const renderOcsf = (report: Report): Iterable<string> => {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  return jsonListPieces(report.verdicts, (verdict) => eventOf(verdict, rules.get(verdict.rule), report));
};

const eventOf = (verdict: ReportVerdict, rule: Report['rules'][number] | undefined, report: Report) => {
  const { status, fix, account } = verdict;
  const title = rule?.title ?? verdict.rule;
  const told = plain(verdict.message) || `${title}: not so here`;
  return {
    ...findings,
    ...complianceFinding,
    ...create,
    time: Date.parse(report.collectedAt),
    message: told,
    ...(status === 'pass' ? severityOf.info : severityOf[worstOf(verdict.severity)]),
    ...lifecycleOf(verdict),
    status_code: status.toUpperCase(),
    metadata: metadataOf(report, verdict),
    cloud: { provider: 'AWS', account: { name: account, uid: account, type: 'AWS Account', type_id: 10 }, ...regionOf(verdict) },
    finding_info: {
      uid: verdict.fingerprint,
      title,
      desc: told,
      created_time: Date.parse(report.collectedAt),
      analytic: { uid: verdict.rule, name: title, type_id: 1, type: 'Rule' },
      types: Object.keys(verdict.severity),
    },
    compliance: complianceOf(verdict, title),
    resources: [resourceOf(verdict)],
    ...(rule ? { remediation: { desc: plain(fix?.summary ?? rule.fix), references: [...rule.links] } } : {}),
    unmapped: { severity: verdict.severity, vpc_ids: verdict.resource?.vpcIds ?? [], missing_permissions: verdict.missing },
  };
};

/** What passes is no case for anybody. */
const lifecycleOf = (verdict: ReportVerdict) => {
  if (verdict.status === 'pass') return {};
  const accepted = acceptedText(verdict);
  if (accepted === undefined) return { status_id: 1, status: 'New' };
  return {
    ...(verdict.waiver ? { status_id: 3, status: 'Suppressed' } : { status_id: 2, status: 'In Progress' }),
    status_detail: plain(accepted),
  };
};

const regionOf = ({ region }: Pick<ReportVerdict, 'region'>) => (region === globalRegion ? {} : { region });

const metadataOf = ({ tool, collectedAt }: Report, { rule }: ReportVerdict) => ({
  version: schemaVersion,
  profiles: ['cloud'],
  product: { name: tool.name, vendor_name: tool.name, version: tool.version },
  event_code: rule,
  original_time: collectedAt,
});

const complianceOf = (verdict: ReportVerdict, title: string) => ({
  standards: Object.keys(verdict.severity).map((target) => `ipv6-audit ${target}`),
  requirements: [title],
  control: verdict.rule,
  ...complianceStatus[verdict.status],
  status_code: verdict.status.toUpperCase(),
  ...(verdict.status === 'pass' ? {} : { status_details: [`${plain(verdict.message)} (${aimsOf(verdict)})`] }),
});

/** Where a whole kind could not be read there is no resource to name: the account's listing of it stands in. */
const resourceOf = ({ resource, account, region, kind }: ReportVerdict) => ({
  uid: plain(resource?.arn || resource?.id || `${account}/${region}/${kind}`),
  ...(resource ? { name: plain(resource.name ?? resource.id, 300) } : {}),
  type: kind,
  ...regionOf({ region }),
});
