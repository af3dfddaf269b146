import type { AuditOptions } from '../audit/part.ts';
import type { Config } from '../model/config.ts';
import type { Report } from '../model/report.ts';
import { sanitise } from '../report/sanitise.ts';
import { readBaseline } from './baseline-file.ts';
import { listedWaivers, readWaivers } from './config-file.ts';

/** What the configuration and its files have to say of the findings. */
export const readAcceptance = async (
  flags: { readonly waivers?: string | undefined; readonly baseline?: string | undefined },
  settings: Config,
): Promise<Pick<AuditOptions, 'severityOverrides' | 'exclude' | 'waivers' | 'baseline'>> => ({
  severityOverrides: settings.severityOverrides,
  exclude: settings.exclude,
  waivers: flags.waivers === undefined ? listedWaivers(settings) : await readWaivers(flags.waivers),
  baseline: flags.baseline === undefined ? undefined : await readBaseline(flags.baseline),
});

type ReportWaiver = NonNullable<Report['waivers']>[number];

const say = (bin: string, text: string): void => {
  process.stderr.write(`${bin}: ${text}\n`);
};
const titleOf = ({ rule, resource, tag, owner }: ReportWaiver): string =>
  sanitise(`The waiver of ${rule}${resource ? ` for ${resource}` : ''}${tag ? ` with tag ${tag}` : ''} (${owner})`);

/** A line each on standard error for waivers that have expired. */
export const warnOfExpiry = ({ waivers = [] }: Report, bin: string): void => {
  for (const waiver of waivers.filter(({ status }) => status === 'expired')) {
    const again = waiver.verdicts > 0 ? `, and what it was for counts again: ${waiver.verdicts}` : '';
    say(bin, `${titleOf(waiver)} expired on ${waiver.expires}${again}.`);
  }
};

/** The same for all waivers that say nothing any more, and for a baseline that says too much. */
export const warnOfAcceptance = (report: Report, bin: string): void => {
  const { waivers = [], summary } = report;
  warnOfExpiry(report, bin);
  for (const waiver of waivers) if (waiver.status === 'unused') say(bin, `${titleOf(waiver)} is for nothing that this scan found.`);
  const { fixed = 0 } = summary.baseline ?? {};
  if (fixed > 0)
    say(
      bin,
      `${fixed} of the baseline ${fixed === 1 ? 'is' : 'are'} fixed; write it anew with --save-baseline so that it cannot come back unseen.`,
    );
};
