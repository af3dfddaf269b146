import { Args, Flags } from '@oclif/core';
import { named } from '../audit/select.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { rulePages } from '../cli/rule-pages.ts';
import { renderRulePage, rulePageFormats } from '../report/rule-page.ts';

export default class Explain extends BaseCommand {
  static override readonly summary = 'Explain a rule: what it judges, what it must read for that, why it matters, and how to mend it.';
  static override readonly description = [
    'Asks nobody; works offline. The list of rules: ipv6-audit rules.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage.',
  ].join('\n');
  static override readonly examples = [
    { description: 'A finding of the report', command: '<%= config.bin %> explain nat64-route-missing' },
    { description: 'For a ticket or a wiki', command: '<%= config.bin %> explain nat64-route-missing --format markdown' },
  ];
  static override readonly args = { rule: Args.string({ description: 'The id of a rule.', required: true }) };
  static override readonly flags = {
    format: Flags.option({ summary: 'Form of the page.', options: rulePageFormats, default: 'terminal' })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    await deliver(renderRulePage(named(rulePages, args.rule), flags.format, surfaceOf(false)), undefined);
  }
}
