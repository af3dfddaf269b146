import { Flags } from '@oclif/core';
import { exitCodeOf } from '../audit/exit-code.ts';
import { auditByAccount } from '../audit/by-account.ts';
import { switchedOff } from '../audit/overrides.ts';
import { selectRules } from '../audit/select.ts';
import { readAcceptance, warnOfAcceptance } from '../cli/acceptance.ts';
import { accountFlags } from '../cli/account-flags.ts';
import { BaseCommand, configFlags } from '../cli/base-command.ts';
import { writeBaseline } from '../cli/baseline-file.ts';
import { parseDay, warnOfAge } from '../cli/knowledge-age.ts';
import { obtainSource } from '../cli/obtain-inventory.ts';
import { deliverAll, outletsOf } from '../cli/outlets.ts';
import { requireUse } from '../cli/profile-flag.ts';
import { parseShard } from '../cli/shard.ts';
import type { Shard } from '../model/shard.ts';
import { severities, targets } from '../model/verdict.ts';
import { UserError } from '../model/failure.ts';
import { formats, listsPasses, showsTerraform } from '../report/render.ts';
import { catalogue } from '../rules/catalogue.ts';

export default class Scan extends BaseCommand {
  static override readonly summary = 'Audit an AWS account, read-only, for dual-stack and for IPv6-only with NAT64 and DNS64.';
  static override readonly description = [
    "Reads the account with the AWS SDK's own credential chain (environment, profile, SSO, container, instance) and sends nothing but Describe, List and Get calls.",
    'What could not be read is unknown, never a pass.',
    '',
    'Exit codes: 0 nothing at or above --fail-on; 1 a bug of ours; 2 usage or configuration; 3 nothing could be read; 10 findings; 11 no findings but unknowns, with --fail-on-unknown.',
  ].join('\n');
  static override readonly examples = [
    { description: 'Every region of the account behind a profile', command: '<%= config.bin %> scan --profile production' },
    {
      description: 'The organization without its sandboxes, through the role of ipv6-audit policy in each account',
      command: '<%= config.bin %> scan --organization --skip-ou ou-a1b2-c3d4e5f6 --external-id audit-2026',
    },
    {
      description: 'One VPC, for IPv6-only, as JSON',
      command: '<%= config.bin %> scan --region eu-central-1 --vpc vpc-0a1b --target ipv6-only --format json',
    },
    {
      description: 'Read now, judge offline later',
      command: '<%= config.bin %> scan --save-snapshot estate.ndjson.gz && <%= config.bin %> scan --snapshot estate.ndjson.gz',
    },
    { description: 'Judge what the runners copied to S3', command: '<%= config.bin %> scan --snapshot s3://bucket/estate/' },
    {
      description: 'Go on after an interruption',
      command: '<%= config.bin %> scan --save-snapshot estate/ --resume',
    },
    {
      description: 'In CI: fail on blockers and on what could not be seen',
      command: '<%= config.bin %> scan --fail-on blocker --fail-on-unknown --quiet',
    },
    {
      description: 'Several forms of the report from one scan',
      command: '<%= config.bin %> scan --format terminal --format json=report.json --format sarif=report.sarif',
    },
  ];
  static override readonly flags = {
    profile: Flags.string({ summary: 'Profile of the AWS configuration files.', helpValue: 'NAME', helpGroup: 'WHAT TO READ' }),
    region: Flags.string({
      summary: 'Only this region; repeatable. Default: all that are enabled for the account.',
      multiple: true,
      helpValue: 'REGION',
      helpGroup: 'WHAT TO READ',
    }),
    snapshot: Flags.string({
      summary:
        'Judge a saved snapshot, or a folder of them, instead of reading AWS; s3://BUCKET/PREFIX/ and s3://BUCKET/KEY.gz are read in S3.',
      helpValue: 'FILE|DIR',
      exclusive: ['save-snapshot', 'role-arn', 'accounts', 'organization'],
      helpGroup: 'WHAT TO READ',
    }),
    ...accountFlags,
    'save-snapshot': Flags.string({
      summary:
        'Keep what was read, for --snapshot: in a file, or in a folder (its name ends with /) with a file for each account and region.',
      helpValue: 'FILE|DIR/',
      helpGroup: 'WHAT TO READ',
    }),
    resume: Flags.boolean({
      summary: 'Go on with the scan that the folder of --save-snapshot holds: read what it lacks, or what failed for a passing reason.',
      dependsOn: ['save-snapshot'],
      helpGroup: 'WHAT TO READ',
    }),
    shard: Flags.custom<Shard>({
      summary: 'Only the accounts of this of several equal parts, by their ids, as in 2/8.',
      exclusive: ['snapshot'],
      helpValue: 'I/N',
      helpGroup: 'WHAT TO READ',
      parse: parseShard,
    })(),
    target: Flags.option({
      summary: 'What to migrate to.',
      options: [...targets, 'all'] as const,
      default: 'all',
      helpGroup: 'WHAT TO JUDGE',
    })(),
    vpc: Flags.string({
      summary: 'Only this VPC and what stands in none; repeatable.',
      multiple: true,
      helpValue: 'ID',
      helpGroup: 'WHAT TO JUDGE',
    }),
    tag: Flags.string({
      summary: 'Only what carries this tag, itself or through its subnet or VPC; repeatable.',
      multiple: true,
      helpValue: 'KEY[=VALUE]',
      helpGroup: 'WHAT TO JUDGE',
    }),
    rule: Flags.string({ summary: 'Only this rule; repeatable.', multiple: true, helpValue: 'ID', helpGroup: 'WHAT TO JUDGE' }),
    'skip-rule': Flags.string({ summary: 'All rules but this; repeatable.', multiple: true, helpValue: 'ID', helpGroup: 'WHAT TO JUDGE' }),
    'as-of': Flags.string({
      summary: 'The day by which waivers and the age of what the rules know are counted. Default: the day on which AWS was read.',
      helpValue: 'DATE',
      helpGroup: 'REPORT',
      parse: parseDay,
    }),
    severity: Flags.option({
      summary: 'Leave findings below this severity out of the report.',
      options: severities,
      default: 'info',
      helpGroup: 'REPORT',
    })(),
    format: Flags.string({
      summary: `Form of the report, ${formats.join(', ')}; repeatable with a file for each. Default: terminal.`,
      multiple: true,
      helpValue: 'NAME[=FILE]',
      helpGroup: 'REPORT',
    }),
    output: Flags.string({
      summary: 'Write the one form of the report here instead of to standard output.',
      helpValue: 'FILE',
      helpGroup: 'REPORT',
    }),
    passes: Flags.boolean({
      summary: 'List what passes also where several accounts are judged; without it passes are only counted there.',
      helpGroup: 'REPORT',
    }),
    redact: Flags.boolean({
      summary: 'Rename accounts, resources, tags and addresses in all that is written, so that it can be shared; see ipv6-audit redact.',
      exclusive: ['vpc', 'tag', 'waivers', 'baseline'],
      helpGroup: 'REPORT',
    }),
    quiet: Flags.boolean({ summary: 'No progress and no warnings on standard error.', char: 'q', helpGroup: 'REPORT' }),
    'fail-on': Flags.option({
      summary: 'Exit 10 on findings of this severity or worse.',
      options: [...severities, 'none'] as const,
      default: 'high',
      helpGroup: 'EXIT CODE',
    })(),
    'fail-on-unknown': Flags.boolean({
      summary: 'Exit 11 where there is no such finding but something is unknown.',
      allowNo: true,
      helpGroup: 'EXIT CODE',
    }),
    baseline: Flags.string({
      summary: 'Count for --fail-on only what is not in this file, or is worse than there.',
      helpValue: 'FILE',
      helpGroup: 'WHAT IS ACCEPTED',
    }),
    'save-baseline': Flags.string({
      summary: 'Write the findings of now to this file, for --baseline.',
      helpValue: 'FILE',
      helpGroup: 'WHAT IS ACCEPTED',
    }),
    waivers: Flags.string({
      summary: 'Findings accepted until a day, with reason and owner: JSON or YAML.',
      helpValue: 'FILE',
      helpGroup: 'WHAT IS ACCEPTED',
    }),
    ...configFlags,
  };

  async run(): Promise<void> {
    const { flags, settings } = await this.parseConfigured(Scan);
    const outlets = outletsOf({
      formats: flags.format ?? [],
      output: flags.output,
      others: [flags.snapshot, flags['save-snapshot'], flags['save-baseline']],
    });
    const aims = flags.target === 'all' ? targets : [flags.target];
    const skipRules = [...(flags['skip-rule'] ?? []), ...switchedOff(settings.severityOverrides)];
    const rules = selectRules(catalogue, { targets: aims, rules: flags.rule ?? [], skipRules });
    const acceptance = await readAcceptance(flags, settings);
    if (flags.redact && (settings.exclude || (acceptance.waivers ?? []).length > 0))
      throw new UserError('--redact renames what exclude and waivers of the configuration name; leave them out with --no-config.');
    requireUse(flags.profile, [flags.snapshot], settings.profile);
    const source = await obtainSource({ ...flags, region: flags.region ?? [] }, rules, {
      name: this.config.bin,
      version: this.config.version,
    });
    const { report, findings } = await auditByAccount(source, {
      targets: aims,
      severity: flags.severity,
      rules,
      vpcs: flags.vpc ?? [],
      tags: flags.tag ?? [],
      asOf: flags['as-of'],
      passes: flags.passes || (source.accounts.length === 1 && outlets.some(({ format }) => listsPasses(format))) ? 'listed' : 'counted',
      terraform: outlets.some(({ format }) => showsTerraform(format)) ? 'shown' : 'left-out',
      ...acceptance,
    });
    if (flags['save-baseline'] !== undefined) await writeBaseline(findings(), flags['save-baseline']);
    if (!flags.quiet) {
      warnOfAge(report, this.config.bin);
      warnOfAcceptance(report, this.config.bin);
    }
    await deliverAll(report, outlets, async () => (await import('../plan/exhibits.ts')).exhibitsByAccount(source, report));
    process.exitCode = exitCodeOf(report, { failOn: flags['fail-on'], failOnUnknown: flags['fail-on-unknown'] });
  }
}
