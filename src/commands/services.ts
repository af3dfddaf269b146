import { Args, Flags } from '@oclif/core';
import { serviceKnowledgeOn, servicePages, servicesNamed } from '../audit/service-pages.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { parseDay, warnOfAge } from '../cli/knowledge-age.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { rulePages } from '../cli/rule-pages.ts';
import { dayOf } from '../model/day.ts';
import { renderServices, serviceFormats } from '../report/services.ts';

export default class Services extends BaseCommand {
  static override readonly summary = 'Say what AWS services can do with IPv6, and how to get there.';
  static override readonly description = [
    'Asks nobody; works offline. Every entry has its source and the day it was checked.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage.',
  ].join('\n');
  static override readonly examples = [
    { description: 'Which databases can be switched in place?', command: '<%= config.bin %> services rds' },
    { description: 'Everything, with sources', command: '<%= config.bin %> services --format json' },
  ];
  static override readonly args = { name: Args.string({ description: 'A service, or a part of its name. Default: all.' }) };
  static override readonly flags = {
    'as-of': Flags.string({ summary: 'The day by which the age of this is counted. Default: today.', helpValue: 'DATE', parse: parseDay }),
    format: Flags.option({ summary: 'Form of the table.', options: serviceFormats, default: 'terminal' })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Services);
    const pages = servicesNamed(servicePages(rulePages), args.name ?? '');
    const asOf = flags['as-of'] ?? dayOf(new Date().toISOString());
    warnOfAge({ knowledge: serviceKnowledgeOn(asOf) }, this.config.bin);
    await deliver(renderServices(pages, flags.format, surfaceOf(false)), undefined);
  }
}
