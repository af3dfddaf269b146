import { Args, Flags } from '@oclif/core';
import { diff, diffExitCode } from '../audit/diff.ts';
import type { Asked } from '../audit/diff-sides.ts';
import { switchedOff } from '../audit/overrides.ts';
import { selectRules } from '../audit/select.ts';
import { BaseCommand, configFlags } from '../cli/base-command.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { profileFlag, requireUse } from '../cli/profile-flag.ts';
import { readSides } from '../cli/read-side.ts';
import { severities, targets } from '../model/verdict.ts';
import { diffFormats, renderDiff } from '../report/diff.ts';
import { catalogue } from '../rules/catalogue.ts';
import Scan from './scan.ts';

const { target, vpc, tag, rule, 'skip-rule': skipRule, severity, output, quiet } = Scan.flags;

export default class Diff extends BaseCommand {
  static override readonly summary = 'Say what changed between two snapshots or reports: what is new, fixed, or no longer visible.';
  static override readonly description = [
    'OLD and NEW are files of scan --save-snapshot or of scan --format json, on this machine or in S3 (s3://BUCKET/KEY.gz). Snapshots are judged by the rules of this version, so that a finding changes with the account alone; reports are taken as they are.',
    'Fixed is what failed, was judged again and passes. What the new file does not show is no longer visible, with the reason, and never counted as fixed.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage; 3 S3 could not be read; 10 new findings, with --fail-on; 11 no such findings but something no longer visible or newly unknown, with --fail-on-unknown.',
  ].join('\n');
  static override readonly examples = [
    { description: 'What did last week bring?', command: '<%= config.bin %> diff monday.ndjson.gz friday.ndjson.gz' },
    { description: 'For a pull request', command: '<%= config.bin %> diff before.json after.json --format markdown --output changes.md' },
    { description: 'In CI: no step back', command: '<%= config.bin %> diff before.gz after.gz --fail-on high --fail-on-unknown' },
  ];
  static override readonly args = {
    old: Args.string({ description: 'The older snapshot or JSON report.', required: true }),
    new: Args.string({ description: 'The newer snapshot or JSON report.', required: true }),
  };
  static override readonly flags = {
    target,
    vpc,
    tag,
    rule,
    'skip-rule': skipRule,
    severity,
    format: Flags.option({ summary: 'Form of the comparison.', options: diffFormats, default: 'terminal', helpGroup: 'REPORT' })(),
    output,
    quiet,
    profile: profileFlag,
    'fail-on': Flags.option({
      summary: 'Exit 10 on new findings of this severity or worse.',
      options: [...severities, 'none'] as const,
      default: 'none',
      helpGroup: 'EXIT CODE',
    })(),
    'fail-on-unknown': Flags.boolean({
      summary: 'Exit 11 where there is no such finding but something is no longer visible or newly unknown.',
      allowNo: true,
      helpGroup: 'EXIT CODE',
    }),
    ...configFlags,
  };

  async run(): Promise<void> {
    const { args, flags, settings } = await this.parseConfigured(Diff, ['output']);
    const asked: Asked = {
      targets: flags.target === 'all' ? targets : [flags.target],
      severity: flags.severity,
      rules: flags.rule ?? [],
      skipRules: flags['skip-rule'] ?? [],
      vpcs: flags.vpc ?? [],
    };
    const { severityOverrides, exclude } = settings;
    const rules = selectRules(catalogue, { ...asked, skipRules: [...asked.skipRules, ...switchedOff(severityOverrides)] });
    const judging = { targets: asked.targets, rules, tags: flags.tag ?? [], severityOverrides, exclude };
    const tool = { name: this.config.bin, version: this.config.version };
    requireUse(flags.profile, [args.old, args.new], settings.profile);
    const [old, now] = await readSides(args.old, args.new, judging, { tool, profile: flags.profile });
    const compared = diff(old, now, asked, tool);
    const toFile = flags.output !== undefined;
    if (!flags.quiet && (toFile || flags.format !== 'terminal'))
      for (const warning of compared.warnings) process.stderr.write(`${this.config.bin}: ${warning}\n`);
    await deliver(renderDiff(compared, flags.format, surfaceOf(toFile)), flags.output);
    process.exitCode = diffExitCode(compared, { failOn: flags['fail-on'], failOnUnknown: flags['fail-on-unknown'] });
  }
}
