import { Flags } from '@oclif/core';
import type { AccountsWanted } from '../collect/accounts.ts';
import { accountOfRole, accountPattern } from '../model/account.ts';
import { UserError } from '../model/failure.ts';
import { roleName } from '../model/policy.ts';

const helpGroup = 'WHICH ACCOUNTS';

/** Fails with one sentence where a text is not as it must be. */
const as =
  (flag: string, what: string, isWell: (text: string) => boolean) =>
  (text: string): Promise<string> =>
    isWell(text) ? Promise.resolve(text) : Promise.reject(new UserError(`--${flag} "${text}" is not ${what}.`));

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
const isParent = (text: string) => /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/.test(text);
const unit = 'the id of an organizational unit such as ou-a1b2-c3d4e5f6';

/** As AWS takes them. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const [shortest, longest] = [900, 43_200];
const isDuration = (text: string) => /^\d{1,6}$/.test(text) && Number(text) >= shortest && Number(text) <= longest;

const isRate = (text: string) => /^\d+(\.\d+)?$/.test(text) && Number(text) > 0;

/** Which accounts a command reads, beside --profile. */
export const accountFlags = {
  'role-arn': Flags.string({
    summary: 'Read the account of this role, with this role; repeatable.',
    multiple: true,
    helpValue: 'ARN',
    helpGroup,
    parse: as(
      'role-arn',
      'the ARN of a role such as arn:aws:iam::111122223333:role/ipv6-audit',
      (text) => accountOfRole(text) !== undefined,
    ),
  }),
  accounts: Flags.string({
    summary: 'Read the accounts of this list: an account id or a role ARN on each line, or YAML or JSON.',
    helpValue: 'FILE',
    helpGroup,
  }),
  organization: Flags.boolean({
    summary: 'Read all accounts of the organization, from its management account or that of a delegated administrator.',
    helpGroup,
  }),
  ou: Flags.string({
    summary: 'Of the organization only what is below this organizational unit, at any depth; repeatable.',
    multiple: true,
    helpValue: 'ID',
    helpGroup,
    parse: as('ou', unit, isParent),
  }),
  'skip-ou': Flags.string({
    summary: 'Of the organization nothing below this organizational unit; repeatable.',
    multiple: true,
    helpValue: 'ID',
    helpGroup,
    parse: as('skip-ou', unit, isParent),
  }),
  'skip-account': Flags.string({
    summary: 'Not this account; repeatable.',
    multiple: true,
    helpValue: 'ID',
    helpGroup,
    parse: as('skip-account', 'an account id of 12 digits', (text) => accountPattern.test(text)),
  }),
  'role-name': Flags.string({
    summary: `Name, with path, of the role in each account for which no ARN is given. Default: ${roleName}, as ipv6-audit policy names it.`,
    helpValue: 'NAME',
    helpGroup,
    parse: as('role-name', 'the name of a role', (text) => /^[\w+=,.@/-]{1,512}$/.test(text) && !/^\/|\/$/.test(text)),
  }),
  'external-id': Flags.string({
    summary: 'External id that the trust policies of the roles ask for.',
    helpValue: 'ID',
    helpGroup,
    parse: as('external-id', 'an external id: 2 to 1224 letters, digits and characters of =,.@:/-', (text) =>
      /^[\w+=,.@:/-]{2,1224}$/.test(text),
    ),
  }),
  'session-duration': Flags.string({
    summary: 'Seconds that the session of a role lasts; it is renewed while the scan runs. Default: as AWS gives, 3600.',
    helpValue: 'SECONDS',
    helpGroup,
    parse: as('session-duration', `a number of seconds from ${shortest} to ${longest}`, isDuration),
  }),
  'max-rate': Flags.string({
    summary: 'Requests per second in each region of each account, to leave the rest of its limits to others. Default: as AWS lets.',
    helpValue: 'N',
    helpGroup,
    parse: as('max-rate', 'a number above 0', isRate),
  }),
};

export interface AccountFlags {
  readonly 'role-arn'?: readonly string[] | undefined;
  readonly accounts?: string | undefined;
  readonly organization?: boolean | undefined;
  readonly ou?: readonly string[] | undefined;
  readonly 'skip-ou'?: readonly string[] | undefined;
  readonly 'skip-account'?: readonly string[] | undefined;
  readonly 'role-name'?: string | undefined;
  readonly 'external-id'?: string | undefined;
  readonly 'session-duration'?: string | undefined;
  readonly 'max-rate'?: string | undefined;
}

/** The accounts that the flags name; undefined where they name none, and the caller's own is meant. */
export const accountsWanted = async (flags: AccountFlags): Promise<AccountsWanted | undefined> => {
  const { 'role-arn': roles = [], accounts: file, organization = false, ou: ous = [], 'skip-ou': skipOus = [] } = flags;
  if (!organization) {
    const idle = [...(ous.length > 0 ? ['--ou'] : []), ...(skipOus.length > 0 ? ['--skip-ou'] : [])];
    if (idle.length > 0) throw new UserError(`${idle.join(' and ')} choose from an organization; add --organization.`);
  }
  if (!organization && roles.length === 0 && file === undefined) {
    const idle = (['skip-account', 'role-name', 'external-id', 'session-duration'] as const).find((name) => flags[name] !== undefined);
    if (idle) throw new UserError(`--${idle} is for other accounts; add --organization, --accounts or --role-arn.`);
    return undefined;
  }
  const listed = file === undefined ? [] : await (await import('./account-file.ts')).readAccounts(file);
  const duration = flags['session-duration'];
  return {
    named: [...roles.map((roleArn) => ({ id: accountOfRole(roleArn) ?? '', roleArn })), ...listed],
    organization: organization ? { ous, skipOus } : undefined,
    skip: flags['skip-account'] ?? [],
    roleName: flags['role-name'] ?? roleName,
    externalId: flags['external-id'],
    sessionDuration: duration === undefined ? undefined : Number(duration),
  };
};
