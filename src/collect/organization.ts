import type { Call } from '../aws/calls.ts';
import type { Door } from '../aws/door.ts';
import { classify } from '../aws/errors.ts';
import type { AccountEntry } from '../model/account.ts';
import { UserError } from '../model/failure.ts';
import { globalHome, pages } from './reader.ts';

export const organizationCalls = [
  'organizations:ListAccounts',
  'organizations:ListAccountsForParent',
  'organizations:ListOrganizationalUnitsForParent',
] as const satisfies readonly Call[];

export interface Organization {
  /** Only what is below these roots and organizational units, at whatever depth; empty means all. */
  readonly ous: readonly string[];
  readonly skipOus: readonly string[];
}

/** An account that is not read, because it is not in use. */
export interface Inactive {
  readonly id: string;
  readonly name?: string;
  /** In AWS's word: SUSPENDED, PENDING_CLOSURE, CLOSED… */
  readonly state: string;
}

export interface Members {
  readonly active: readonly AccountEntry[];
  readonly inactive: readonly Inactive[];
}

interface Listed {
  readonly Id?: string;
  readonly Name?: string;
  /** Older than State, which tells more. */
  readonly Status?: string;
  readonly State?: string;
}

/** AWS takes no larger pages. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
const pageSize = 20;

/** The accounts of the organization, of which the caller must be the management account or a delegated administrator. */
export const membersOf = async (door: Door, partition: string, { ous, skipOus }: Organization): Promise<Members> => {
  const list = listing(door, globalHome(partition));
  const wanted = ous.length === 0 ? await list.everything() : await list.below(ous);
  const unwanted = new Set((await list.below(skipOus)).map(({ Id }) => Id));
  const accounts = wanted.filter(({ Id }) => !unwanted.has(Id));
  const stateOf = ({ State, Status }: Listed) => State ?? Status ?? 'of no state';
  const named = ({ Id = '', Name }: Listed) => ({ id: Id, ...(Name === undefined ? {} : { name: Name }) });
  return {
    active: accounts.filter((each) => stateOf(each) === 'ACTIVE').map(named),
    inactive: accounts.filter((each) => stateOf(each) !== 'ACTIVE').map((each) => ({ ...named(each), state: stateOf(each) })),
  };
};

const listing = (door: Door, region: string) => {
  const all = async <Item>(call: (typeof organizationCalls)[number], input: object, member: string, about?: string): Promise<Item[]> => {
    const items: Item[] = [];
    try {
      const one = (each: Call, request: never) => door.call(region, each, request);
      for await (const page of pages(one, call, { ...input, MaxResults: pageSize })) items.push(...((page[member] ?? []) as Item[]));
    } catch (error) {
      throw notListed(call, about, error);
    }
    return items;
  };
  const belowOne = async (parent: string): Promise<readonly Listed[]> => {
    const [accounts, units] = await Promise.all([
      all<Listed>('organizations:ListAccountsForParent', { ParentId: parent }, 'Accounts', parent),
      all<{ readonly Id?: string }>('organizations:ListOrganizationalUnitsForParent', { ParentId: parent }, 'OrganizationalUnits', parent),
    ]);
    return [...accounts, ...(await below(units.flatMap(({ Id }) => Id ?? [])))];
  };
  const below = async (parents: readonly string[]): Promise<readonly Listed[]> => (await Promise.all(parents.map(belowOne))).flat();
  return { everything: () => all<Listed>('organizations:ListAccounts', {}, 'Accounts'), below };
};

const notListed = (call: Call, parent: string | undefined, error: unknown): UserError => {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const { message } = classify(cause);
  const { name } = cause as Partial<Error>;
  if (name === 'ParentNotFoundException') return new UserError(`There is no organizational unit or root "${parent}" in this organization.`);
  if (name === 'AWSOrganizationsNotInUseException')
    return new UserError(`This account belongs to no organization; name the accounts with --accounts or --role-arn. (${message})`);
  return new UserError(
    `The organization's accounts could not be listed, which needs ${call} in its management account or that of a delegated administrator. (${message})`,
    3,
  );
};
