import { Flags } from '@oclif/core';
import { doctorExitCode } from '../audit/doctor.ts';
import { selectRules } from '../audit/select.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { diagnose } from '../cli/doctor/diagnose.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { targets } from '../model/verdict.ts';
import { doctorFormats, renderDoctor } from '../report/doctor.ts';
import { catalogue } from '../rules/catalogue.ts';
import Scan from './scan.ts';

const { profile, target, rule, 'skip-rule': skipRule, output, quiet } = Scan.flags;

export default class Doctor extends BaseCommand {
  static override readonly summary =
    'Check what a scan needs: network, credentials, clock, and each IAM action; and what is unknown without.';
  static override readonly description = [
    'Goes the way of a scan in one region, a few requests for each action of ipv6-audit policy, and says which are denied and which kinds and rules are unknown then. Nothing but reads is sent; IAM is not asked to simulate.',
    'What there was nothing to try on could not be told: a cluster can be described only where there is one.',
    '',
    'Exit codes: 0 nothing is lacking; 1 a bug of ours; 2 usage or configuration; 3 nothing could be read; 10 something is lacking; 11 nothing is lacking but something could not be told, with --fail-on-unknown.',
  ].join('\n');
  static override readonly examples = [
    { description: 'Before the first scan', command: '<%= config.bin %> doctor --profile production --region eu-central-1' },
    { description: 'Is the role enough for IPv6-only?', command: '<%= config.bin %> doctor --target ipv6-only --format json' },
  ];
  static override readonly flags = {
    profile,
    region: Flags.string({
      summary: 'Where to try. Default: the region of the environment or the profile, else us-east-1.',
      helpValue: 'REGION',
      helpGroup: 'WHAT TO READ',
    }),
    target,
    rule,
    'skip-rule': skipRule,
    format: Flags.option({ summary: 'Form of the answer.', options: doctorFormats, default: 'terminal', helpGroup: 'REPORT' })(),
    output,
    quiet,
    'fail-on-unknown': Flags.boolean({
      summary: 'Exit 11 where nothing is lacking but something could not be told.',
      helpGroup: 'EXIT CODE',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor);
    const aims = flags.target === 'all' ? targets : [flags.target];
    const diagnosis = await diagnose({
      profile: flags.profile,
      region: flags.region,
      rules: selectRules(catalogue, { targets: aims, rules: flags.rule ?? [], skipRules: flags['skip-rule'] ?? [] }),
      tool: { name: this.config.bin, version: this.config.version },
      begin: (account, region) => {
        if (!flags.quiet) process.stderr.write(`Asking account ${account} in ${region}\n`);
      },
    });
    await deliver(renderDoctor(diagnosis, flags.format, surfaceOf(flags.output !== undefined)), flags.output);
    process.exitCode = doctorExitCode(diagnosis, { failOnUnknown: flags['fail-on-unknown'] });
  }
}
