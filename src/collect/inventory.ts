import type { Call } from '../aws/calls.ts';
import { openDoor } from '../aws/door.ts';
import { classify } from '../aws/errors.ts';
import { whoAmI } from '../aws/identity.ts';
import { inFlight } from '../aws/limits.ts';
import { UserError } from '../model/failure.ts';
import type { GapReason } from '../model/gap.ts';
import type { Slice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { readAccount, type Reading } from './account.ts';
import { type AccountsWanted, targetsOf } from './accounts.ts';
import { asTheyCome } from './as-they-come.ts';
import { collectors as allCollectors } from './collectors.ts';
import { type Inactive, organizationCalls } from './organization.ts';
import { callsFor } from './policy.ts';
import { withDependencies } from './run.ts';

export interface CollectOptions {
  readonly profile?: string | undefined;
  /** Empty means every region that is enabled for the account. */
  readonly regions: readonly string[];
  /** The kinds to read; what they are found through is added. */
  readonly kinds: ReadonlySet<Kind>;
  readonly tool: { readonly name: string; readonly version: string };
  readonly now: Date;
  /** Other accounts than the caller's own, or more. */
  readonly accounts?: AccountsWanted | undefined;
  /** Requests per second in each region of each account. Default: as AWS lets. */
  readonly maxRate?: number | undefined;
  /** Of those accounts only some, as where several machines share them. */
  readonly isWanted?: (account: string) => boolean;
  /** What was read before, of a scan that goes on. */
  readonly skip?: (account: string, region: string) => boolean;
  readonly progress?: Reading['progress'] & {
    /** How many accounts are to be read, and which of the organization are not in use. */
    readonly accounts?: (count: number, inactive: readonly Inactive[]) => void;
    readonly accountDone?: (account: string) => void;
  };
}

export const everyKind: ReadonlySet<Kind> = new Set(allCollectors.map(({ kind }) => kind));

/** Every operation that a scan may send; see also the read-only guard. What reads snapshots in S3 has calls of its own. */
export const allCalls: ReadonlySet<Call> = new Set([...callsFor(everyKind), ...organizationCalls]);

/** Accounts that are read at the same time: more than one, for AWS throttles each apart; few, for all of them wait for one core. */
const accountsAtOnce = 8;

/** Reads the accounts wanted and gives each account's regions as they are done. No account is begun while a slice waits to be taken. */
export const collectSlices = async function* (options: CollectOptions): AsyncGenerator<Slice> {
  const { tool, accounts: wanted, progress = {}, skip = () => false, isWanted = () => true } = options;
  const collectors = withDependencies(allCollectors, options.kinds);
  const allowed = new Set<Call>([...callsFor(options.kinds), ...(wanted?.organization ? organizationCalls : [])]);
  const door = await openDoor({ profile: options.profile, allowed, maxRate: options.maxRate, userAgent: `${tool.name}/${tool.version}` });
  try {
    const home = options.regions[0] ?? (await door.homeRegion());
    const caller = await whoAmI(door, home).catch((error: unknown) => {
      throw nothingRead(error, options.profile, options.regions[0]);
    });
    const alone = { targets: [{ account: caller.account, regions: [] }], inactive: [] };
    const { targets: all, inactive } = wanted ? await targetsOf(door, caller, wanted) : alone;
    const targets = all.filter(({ account }) => isWanted(account));
    progress.accounts?.(targets.length, inactive);
    const share = Math.floor(inFlight / Math.min(accountsAtOnce, Math.max(1, targets.length)));
    const { partition } = caller;
    const reading = { door, partition, home, regions: options.regions, collectors, share, alone: !wanted, skip, progress };
    yield* asTheyCome(
      targets.map((target) => async (emit: (slice: Slice) => void) => {
        await readAccount(target, reading, emit);
        progress.accountDone?.(target.account);
      }),
      accountsAtOnce,
    );
  } finally {
    door.close();
  }
};

const remedies: Partial<Record<GapReason, string>> = {
  'credentials-expired': 'The credentials have expired; sign in again (aws sso login, or new keys) and repeat the scan.',
  'credentials-invalid': 'No usable AWS credentials were found; set AWS_PROFILE or --profile, or sign in with: aws sso login',
  network: 'AWS could not be reached; check the network, the proxy and AWS_ENDPOINT_URL.',
  // Of STS, which is everywhere, it means that the name of no host can be found.
  'not-offered': 'AWS could not be reached; check the network, the proxy and AWS_ENDPOINT_URL.',
  timeout: 'AWS did not answer in time; check the network, the proxy and AWS_ENDPOINT_URL.',
};

export const nothingRead = (error: unknown, profile: string | undefined, region: string | undefined): UserError => {
  const { reason, message } = classify(error);
  // A misspelt region has no endpoint, which looks like a network without AWS.
  if (region !== undefined && message.includes('ENOTFOUND')) {
    return new UserError(
      `AWS has no endpoint for region "${region}", or cannot be reached; check the name, the network and the proxy. (${message})`,
      3,
    );
  }
  const remedy = remedies[reason] ?? 'sts:GetCallerIdentity failed, so nothing can be read.';
  return new UserError(`${remedy} (${profile === undefined ? '' : `profile ${profile}: `}${message})`, 3);
};
