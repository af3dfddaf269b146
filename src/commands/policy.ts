import { parse } from 'node:path';
import { Flags } from '@oclif/core';
import { selectRules } from '../audit/select.ts';
import { accountFlags } from '../cli/account-flags.ts';
import { BaseCommand } from '../cli/base-command.ts';
import { leastPrivilegeOf } from '../cli/least-privilege.ts';
import { deliver, surfaceOf } from '../cli/output.ts';
import { managedPolicyLimit, roleName } from '../model/policy.ts';
import { targets } from '../model/verdict.ts';
import { policyFormats, renderPolicy, renderPolicyDocument } from '../report/policy/render.ts';
import { catalogue } from '../rules/catalogue.ts';
import Scan from './scan.ts';

const { target, rule, 'skip-rule': skipRule } = Scan.flags;

export default class Policy extends BaseCommand {
  static override readonly summary = 'Write the least-privilege IAM policy of a scan, alone or with a role to assume.';
  static override readonly description = [
    'Derived from the rules: the kinds that they look at, the calls that read these, the IAM actions of the calls. Every action reads, but sts:AssumeRole with --organization. Asks nobody; works offline.',
    `A managed policy takes ${managedPolicyLimit} characters. Where more is needed, CloudFormation and Terraform get several policies, and --format json --output policy.json writes policy-1.json, policy-2.json; standard output gets the whole as one document, as an inline policy takes it (10240). Actions stay exact: wildcards would grant what AWS adds later.`,
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage or configuration.',
  ].join('\n');
  static override readonly examples = [
    { description: 'What would a scan be allowed to read?', command: '<%= config.bin %> policy' },
    { description: 'For IPv6-only alone', command: '<%= config.bin %> policy --target ipv6-only --format json --output policy.json' },
    {
      description: 'A role for every account, by StackSet',
      command: '<%= config.bin %> policy --format cloudformation --output role.cloudformation.yaml',
    },
    { description: 'For the identity that scans the organization', command: '<%= config.bin %> policy --organization --format json' },
    { description: 'The same as a Terraform module', command: '<%= config.bin %> policy --format terraform --output role.tf' },
  ];
  static override readonly flags = {
    target,
    rule,
    'skip-rule': skipRule,
    organization: Flags.boolean({
      summary: 'For the identity that scans with --organization: also list its accounts and assume the role in each.',
      helpGroup: 'WHICH ACCOUNTS',
    }),
    'role-name': accountFlags['role-name'],
    format: Flags.option({ summary: 'Form of the policy.', options: policyFormats, default: 'terminal', helpGroup: 'REPORT' })(),
    output: Flags.string({ summary: 'Write the policy here instead of to standard output.', helpValue: 'FILE', helpGroup: 'REPORT' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Policy);
    const aims = flags.target === 'all' ? targets : [flags.target];
    const policy = leastPrivilegeOf(
      selectRules(catalogue, { targets: aims, rules: flags.rule ?? [], skipRules: flags['skip-rule'] ?? [] }),
      flags.organization ? (flags['role-name'] ?? roleName) : undefined,
    );
    if (flags.format !== 'json' || policy.parts.length === 1)
      return deliver(renderPolicy(policy, flags.format, surfaceOf(flags.output !== undefined)), flags.output);
    const files = policy.parts.map((part, index) => ({ part, file: numbered(flags.output, index + 1) }));
    this.note(policy.parts.length, files);
    if (flags.output === undefined) return deliver(renderPolicy(policy, 'json', surfaceOf(false)), undefined);
    for (const { part, file } of files) await deliver(renderPolicyDocument(part), file);
  }

  private note(count: number, files: readonly { readonly file: string | undefined }[]): void {
    const where = files[0]?.file === undefined ? '--output writes them to files' : files.map(({ file }) => file).join(', ');
    process.stderr.write(
      `${this.config.bin}: As managed policies this is ${count}, of at most ${managedPolicyLimit} characters each: ${where}\n`,
    );
  }
}

/** `iam/policy.json` → `iam/policy-1.json` */
const numbered = (file: string | undefined, number: number): string | undefined => {
  if (file === undefined) return undefined;
  const { ext } = parse(file);
  return `${file.slice(0, file.length - ext.length)}-${number}${ext}`;
};
