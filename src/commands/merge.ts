import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { mergeSnapshots } from '../cli/merge.ts';
import { profileFlag } from '../cli/profile-flag.ts';

export default class Merge extends BaseCommand {
  static override readonly summary = 'Put snapshots of several scans together, for one report on all of them.';
  static override readonly description = [
    'SNAPSHOT is a folder of scan --save-snapshot DIR/ or a file of scan --save-snapshot FILE, on this machine or in S3 (s3://BUCKET/PREFIX/, s3://BUCKET/KEY.gz). An unfinished folder is refused. Of an account and region that several hold, the newest is taken, and said.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage, or a snapshot that is not whole; 3 S3 could not be read.',
  ].join('\n');
  static override readonly examples = [
    { description: 'The shards of a scan', command: '<%= config.bin %> merge shard-1/ shard-2/ --output estate/' },
    { description: 'Into one file', command: '<%= config.bin %> merge shard-1/ shard-2/ --output estate.ndjson.gz' },
    { description: 'From S3', command: '<%= config.bin %> merge s3://bucket/shard-1/ s3://bucket/shard-2/ --output estate/' },
  ];
  static override readonly strict = false;
  static override readonly args = {
    snapshot: Args.string({ description: 'A folder or file of snapshots; repeatable.', required: true }),
  };
  static override readonly flags = {
    output: Flags.string({ summary: 'A file, or a new folder (its name ends with /).', helpValue: 'FILE|DIR/', required: true }),
    profile: profileFlag,
    quiet: Flags.boolean({ summary: 'Do not say what was taken from where.', char: 'q' }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Merge);
    const tool = { name: this.config.bin, version: this.config.version };
    const say = flags.quiet ? () => {} : (text: string) => void process.stderr.write(`${this.config.bin}: ${text}\n`);
    await mergeSnapshots(argv as readonly string[], flags.output, { tool, profile: flags.profile }, say);
  }
}
