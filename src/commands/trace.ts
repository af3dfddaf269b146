import { Args, Flags } from '@oclif/core';
import { accountFlags } from '../cli/account-flags.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { obtainKinds } from '../cli/obtain-inventory.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { requireUse } from '../cli/profile-flag.ts';
import { traceAll, traceExitCode, traceKindsNeeded } from '../network/trace/trace.ts';
import { renderTrace } from '../report/trace.ts';

export default class Trace extends BaseCommand {
  static override readonly summary = 'Follow a packet from a source to a destination and back, hop by hop, and say where and why it fails.';
  static override readonly description = [
    'SOURCE is an instance, a network interface, a subnet, an ECS service or an EKS node group, by id, ARN or name, or the word ipv6-only for every IPv6-only subnet.',
    'DESTINATION is an address, an instance, a network interface, a DB instance, a load balancer (each also as host:port or [ipv6]:port), the word internet, or the word ipv4-only for every private service of the VPC that answers over IPv4 alone.',
    "The default port is the database's or listener's own, else 443. Nothing is sent: routes, filters, NAT64 and DNS64 are worked out from what AWS describes.",
    '',
    'Exit codes: 0 delivered; 1 a bug of ours; 2 usage; 3 nothing could be read; 10 not delivered; 11 unknown.',
  ].join('\n');
  static override readonly examples = [
    {
      description: 'Does an IPv6-only subnet reach the internet?',
      command: '<%= config.bin %> trace subnet-0a1b internet --region eu-central-1',
    },
    { description: 'Why does the database not answer?', command: '<%= config.bin %> trace i-0a1b orders --snapshot estate.ndjson.gz' },
    {
      description: 'To an address and port, as JSON',
      command: '<%= config.bin %> trace storefront 10.254.1.235:22 --region eu-central-1 --format json',
    },
  ];
  static override readonly args = {
    source: Args.string({ description: 'Who sends.', required: true }),
    destination: Args.string({ description: 'Where to.', required: true }),
  };
  static override readonly flags = {
    profile: Flags.string({ summary: 'Profile of the AWS configuration files.', helpValue: 'NAME' }),
    region: Flags.string({
      summary: 'Only this region; repeatable. Default: all that are enabled for the account.',
      multiple: true,
      helpValue: 'REGION',
    }),
    ...accountFlags,
    snapshot: Flags.string({
      summary: 'Trace in a saved snapshot, here or in S3 (s3://BUCKET/KEY.gz), instead of reading AWS.',
      helpValue: 'FILE',
      exclusive: ['role-arn', 'accounts', 'organization'],
    }),
    format: Flags.option({ summary: 'Form of the answer.', options: ['terminal', 'json'] as const, default: 'terminal' })(),
    quiet: Flags.boolean({ summary: 'No progress on standard error.', char: 'q' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Trace);
    requireUse(flags.profile, [flags.snapshot]);
    const inventory = await obtainKinds({ ...flags, region: flags.region ?? [] }, traceKindsNeeded, {
      name: this.config.bin,
      version: this.config.version,
    });
    const report = traceAll(inventory, args.source, args.destination);
    await deliver(flags.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderTrace(report, surfaceOf(false)), undefined);
    process.exitCode = traceExitCode(report);
  }
}
