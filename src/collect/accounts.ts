import type { Door } from '../aws/door.ts';
import type { Identity } from '../aws/identity.ts';
import type { Role } from '../aws/role.ts';
import type { AccountEntry } from '../model/account.ts';
import { UserError } from '../model/failure.ts';
import { compare } from '../model/order.ts';
import { type Inactive, membersOf, type Organization } from './organization.ts';

/** Which accounts a scan reads, and with what. Without names and organization it is the caller's own. */
export interface AccountsWanted {
  readonly named: readonly AccountEntry[];
  readonly organization?: Organization | undefined;
  readonly skip: readonly string[];
  /** The role in each account for which none is named. */
  readonly roleName: string;
  /** For each account for which none is named. */
  readonly externalId?: string | undefined;
  /** In seconds. */
  readonly sessionDuration?: number | undefined;
}

/** One account to be read. */
export interface Target {
  readonly account: string;
  readonly name?: string | undefined;
  /** Absent where the caller's own credentials are for it. */
  readonly role?: Role | undefined;
  /** Empty where those of the scan are meant. */
  readonly regions: readonly string[];
}

export interface Targets {
  /** By account number, each account once. */
  readonly targets: readonly Target[];
  readonly inactive: readonly Inactive[];
}

export const targetsOf = async (door: Door, caller: Identity, wanted: AccountsWanted): Promise<Targets> => {
  requireDuration(caller, wanted.sessionDuration);
  const { active, inactive } = wanted.organization
    ? await membersOf(door, caller.partition, wanted.organization)
    : { active: [], inactive: [] };
  const skipped = new Set(wanted.skip);
  // What was named goes before what was found: it may name a role.
  const byId = new Map([...wanted.named, ...active].toReversed().map((entry) => [entry.id, entry]));
  const entries = [...byId.values()].filter(({ id }) => !skipped.has(id)).toSorted((a, b) => compare(a.id, b.id));
  if (entries.length === 0) throw new UserError('No account is left to read; check --ou, --skip-ou and --skip-account.');
  return {
    targets: entries.map((entry) => targetOf(entry, caller, wanted)),
    inactive: inactive.filter(({ id }) => !skipped.has(id) && !byId.has(id)),
  };
};

const targetOf = ({ id, name, roleArn, externalId, regions = [] }: AccountEntry, caller: Identity, wanted: AccountsWanted): Target => {
  // The role of the usual name need not be in the account that one is in already.
  if (roleArn === undefined && id === caller.account) return { account: id, name, regions };
  return {
    account: id,
    name,
    regions,
    role: {
      arn: roleArn ?? `arn:${caller.partition}:iam::${id}:role/${wanted.roleName}`,
      externalId: externalId ?? wanted.externalId,
      duration: wanted.sessionDuration,
    },
  };
};

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: from one role into another it is an hour at most. */
const longestChained = 3600;

const requireDuration = ({ arn }: Identity, seconds: number | undefined): void => {
  if (seconds === undefined || seconds <= longestChained || !arn.includes(':assumed-role/')) return;
  throw new UserError(
    `--session-duration ${seconds} is more than AWS gives to a role that is assumed from another one (${arn}): at most ${longestChained} seconds. The sessions are renewed while the scan runs.`,
  );
};
