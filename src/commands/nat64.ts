import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { translate } from '../model/translation.ts';
import { renderTranslation, translationFormats } from '../report/translation.ts';

export default class Nat64 extends BaseCommand {
  static override readonly summary = 'Translate an address between IPv4 and the IPv6 address that NAT64 and DNS64 make of it.';
  static override readonly description = [
    'Both ways: an IPv4 address gives the synthesised IPv6 address, an IPv6 address gives the IPv4 address inside. Asks nobody; works offline.',
    'All six prefix lengths of RFC 6052 are there: /32, /40, /48, /56, /64 and /96.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage.',
  ].join('\n');
  static override readonly examples = [
    { description: 'What DNS64 answers for an IPv4-only host', command: '<%= config.bin %> nat64 10.254.1.235' },
    { description: 'Which host a flow log speaks of', command: '<%= config.bin %> nat64 64:ff9b::afe:1eb' },
    { description: 'A translator with a prefix of its own', command: '<%= config.bin %> nat64 192.0.2.33 --prefix 2001:db8:122::/48' },
  ];
  static override readonly args = {
    address: Args.string({ description: 'An IPv4 address, or an IPv6 address of the prefix.', required: true }),
  };
  static override readonly flags = {
    prefix: Flags.string({ summary: 'The translation prefix.', helpValue: 'PREFIX', default: '64:ff9b::/96' }),
    format: Flags.option({ summary: 'Form of the answer.', options: translationFormats, default: 'terminal' })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Nat64);
    await deliver(renderTranslation(translate(args.address, flags.prefix), flags.format, surfaceOf(false)), undefined);
  }
}
