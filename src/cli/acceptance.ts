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

/** A line each on standard error for waivers that say nothing any more, and for a baseline that says too much. */
export const warnOfAcceptance = ({ waivers = [], summary }: Report, bin: string): void => {
  const say = (text: string) => process.stderr.write(`${bin}: ${text}\n`);
  for (const { status, rule, resource, tag, owner, expires, verdicts } of waivers) {
    const which = sanitise(`The waiver of ${rule}${resource ? ` for ${resource}` : ''}${tag ? ` with tag ${tag}` : ''} (${owner})`);
    if (status === 'expired')
      say(`${which} expired on ${expires}${verdicts > 0 ? `, and what it was for counts again: ${verdicts}` : ''}.`);
    if (status === 'unused') say(`${which} is for nothing that this scan found.`);
  }
  const { fixed = 0 } = summary.baseline ?? {};
  if (fixed > 0)
    say(
      `${fixed} of the baseline ${fixed === 1 ? 'is' : 'are'} fixed; write it anew with --save-baseline so that it cannot come back unseen.`,
    );
};
