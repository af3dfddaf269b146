import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { profileFlag } from '../cli/profile-flag.ts';
import { redactFile } from '../cli/redact-file.ts';

export default class Redact extends BaseCommand {
  static override readonly summary = 'Rename what a snapshot tells of the account, so that it can be shared; the verdicts stay the same.';
  static override readonly description = [
    'Account ids, resource ids and names, tags, host names and addresses are renamed, the same name always alike; two addresses that share a prefix share one as long afterwards. Kept are regions, zones, types, versions, times, private and special address ranges as such, addresses within a subnet, numbers of at most four digits, and words of AWS. What AWS said of failed calls is left out.',
    'The result is judged and searched before it is written: where a rule would say otherwise, or a name of the original is left, nothing is written. How many resources there are, and how they are joined, it shows.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage or configuration; 3 S3 could not be read.',
  ].join('\n');
  static override readonly examples = [
    { description: 'To show somebody', command: '<%= config.bin %> redact estate.ndjson.gz --output shared.ndjson.gz' },
    {
      description: 'Two that can be compared with each other',
      command: '<%= config.bin %> redact estate.ndjson.gz --output shared.ndjson.gz --key-file key.txt',
    },
  ];
  static override readonly args = {
    snapshot: Args.string({ required: true, description: 'What scan --save-snapshot wrote, on this machine or in S3.' }),
  };
  static override readonly flags = {
    output: Flags.string({ summary: 'Write the redacted snapshot here.', helpValue: 'FILE', required: true }),
    'key-file': Flags.string({
      summary: 'Names are made from the secret in this file, alike each time. Default: a random one, which is thrown away.',
      helpValue: 'FILE',
    }),
    profile: profileFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Redact);
    const tool = { name: this.config.bin, version: this.config.version };
    await redactFile(args.snapshot, flags.output, flags['key-file'], { tool, profile: flags.profile });
  }
}
