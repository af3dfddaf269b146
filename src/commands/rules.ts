import { Flags } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { pagesFor } from '../cli/rule-pages.ts';
import { severities, targets } from '../model/verdict.ts';
import { renderRules, ruleListFormats } from '../report/rule-list.ts';

export default class Rules extends BaseCommand {
  static override readonly summary = 'List the rules: what each finds, and how much it weighs for each target.';
  static override readonly description = [
    'Asks nobody; works offline. The full page of a rule: ipv6-audit explain RULE.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage.',
  ].join('\n');
  static override readonly examples = [
    { description: 'What would block an IPv6-only migration?', command: '<%= config.bin %> rules --target ipv6-only --severity blocker' },
    { description: 'Everything about DNS', command: '<%= config.bin %> rules --topic dns' },
    { description: 'What is there on Fargate?', command: '<%= config.bin %> rules --search fargate' },
  ];
  static override readonly flags = {
    target: Flags.option({ summary: 'Only rules for this target.', options: [...targets, 'all'] as const, default: 'all' })(),
    severity: Flags.option({ summary: 'Only rules of this severity or worse.', options: severities, default: 'info' })(),
    topic: Flags.string({ summary: 'Only rules of this topic.', helpValue: 'TOPIC' }),
    search: Flags.string({ summary: 'Only rules that say this, in whatever case.', helpValue: 'TEXT' }),
    format: Flags.option({ summary: 'Form of the list.', options: ruleListFormats, default: 'terminal' })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Rules);
    const pages = pagesFor({ ...flags, targets: flags.target === 'all' ? targets : [flags.target] });
    await deliver(renderRules(pages, flags.format, surfaceOf(false)), undefined);
  }
}
