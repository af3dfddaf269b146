import { Flags } from '@oclif/core';
import { nothingRead } from '../audit/exit-code.ts';
import { switchedOff } from '../audit/overrides.ts';
import { selectRules } from '../audit/select.ts';
import { readAcceptance, warnOfExpiry } from '../cli/acceptance.ts';
import { accountFlags } from '../cli/account-flags.ts';
import { BaseCommand, configFlags } from '../cli/base-command.ts';
import { writeFixFiles } from '../cli/fix-files.ts';
import { obtainInventory } from '../cli/obtain-inventory.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { readPriceFile } from '../cli/price-file.ts';
import { requireUse } from '../cli/profile-flag.ts';
import { indexSlice } from '../model/inventory.ts';
import { targets } from '../model/verdict.ts';
import { makePlan, planKinds } from '../plan/checklist.ts';
import { fixSetsOf } from '../plan/fix-sets.ts';
import { checklistFormats, renderChecklist } from '../report/checklist/render.ts';
import { catalogue } from '../rules/catalogue.ts';
import Scan from './scan.ts';

const { vpc, profile, region, snapshot, 'save-snapshot': saveSnapshot, resume } = Scan.flags;
const { 'skip-rule': skipRule, waivers, 'as-of': asOf, quiet } = Scan.flags;

export default class Checklist extends BaseCommand {
  static override readonly summary = 'Make the plan of a migration: what to do in which order, with ids, commands and proofs.';
  static override readonly description = [
    'Goes through every account, region, VPC and workload that was read, and orders what is left to do for one target: address plan, VPC, subnets, routes, filters, NAT64, endpoints, load balancers, compute, containers, data, clients, withdrawing IPv4.',
    'What is done already is ticked, with its evidence; what could not be seen is to be checked by hand. Nothing is ever applied.',
    '',
    'Exit codes: 0 the checklist was made; 1 a bug of ours; 2 usage or configuration; 3 nothing could be read.',
  ].join('\n');
  static override readonly examples = [
    {
      description: 'The way to dual-stack, in the terminal',
      command: '<%= config.bin %> checklist --target dual-stack --region eu-central-1',
    },
    {
      description: 'A Markdown playbook for the team, from a saved snapshot',
      command: '<%= config.bin %> checklist --target ipv6-only --snapshot estate.ndjson.gz --format markdown --output checklist.md',
    },
    {
      description: 'Terraform to review and a script that only prints until it is run with --apply',
      command: '<%= config.bin %> checklist --target dual-stack --vpc vpc-0a1b --fix-dir fixes',
    },
  ];
  static override readonly flags = {
    target: Flags.option({ summary: 'What to migrate to.', options: targets, required: true, helpGroup: 'WHAT TO PLAN' })(),
    vpc,
    'skip-rule': skipRule,
    profile,
    region,
    ...accountFlags,
    snapshot,
    'save-snapshot': saveSnapshot,
    resume,
    format: Flags.option({ summary: 'Form of the checklist.', options: checklistFormats, default: 'terminal', helpGroup: 'OUTPUT' })(),
    output: Flags.string({ summary: 'Write the checklist here instead of to standard output.', helpValue: 'FILE', helpGroup: 'OUTPUT' }),
    'fix-dir': Flags.string({
      summary: 'Also write one Terraform file per VPC and a shell script into this folder. Neither is ever applied.',
      helpValue: 'DIR',
      helpGroup: 'OUTPUT',
    }),
    'price-file': Flags.string({
      summary: 'Your own prices for the estimate of costs, as JSON.',
      helpValue: 'FILE',
      helpGroup: 'WHAT TO PLAN',
    }),
    quiet,
    waivers,
    'as-of': asOf,
    ...configFlags,
  };

  async run(): Promise<void> {
    const { flags, settings } = await this.parseConfigured(Checklist, ['output']);
    const skipRules = [...(flags['skip-rule'] ?? []), ...switchedOff(settings.severityOverrides)];
    const select = (skipped: readonly string[]) => selectRules(catalogue, { targets: [flags.target], rules: [], skipRules: skipped });
    const rules = select(skipRules);
    const tool = { name: this.config.bin, version: this.config.version };
    const acceptance = await readAcceptance(flags, settings);
    const prices = flags['price-file'] === undefined ? undefined : await readPriceFile(flags['price-file']);
    requireUse(flags.profile, [flags.snapshot], settings.profile);
    const inventory = await obtainInventory({ ...flags, region: flags.region ?? [] }, rules, tool, planKinds);
    const { checklist, fixes, report } = makePlan(inventory, {
      target: flags.target,
      rules,
      skippedRules: select([]).flatMap((rule) => (rules.includes(rule) ? [] : [rule.id])),
      vpcs: flags.vpc ?? [],
      prices,
      asOf: flags['as-of'],
      ...acceptance,
    });
    if (!flags.quiet) warnOfExpiry(report, this.config.bin);
    const folder = flags['fix-dir'];
    if (folder !== undefined) await writeFixFiles(folder, fixSetsOf(checklist.steps, fixes, inventory.slices.map(indexSlice)));
    await deliver(renderChecklist(checklist, flags.format, surfaceOf(flags.output !== undefined)), flags.output);
    if (nothingRead(report)) process.exitCode = 3;
  }
}
