import type { Call } from '../aws/calls.ts';
import { type Door, openDoor } from '../aws/door.ts';
import { classify } from '../aws/errors.ts';
import { enabledRegions, identityCalls, whoAmI } from '../aws/identity.ts';
import { UserError } from '../model/failure.ts';
import type { GapReason } from '../model/gap.ts';
import { globalRegion, type Inventory } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { nearest } from '../model/nearest.ts';
import { collectors } from './collectors.ts';
import type { AnyCollector } from './define.ts';
import { offeredCalls } from './offered.ts';
import { callsOf, collectSlice, type Progress, withDependencies } from './run.ts';

export interface CollectOptions {
  readonly profile?: string | undefined;
  /** Empty means every region that is enabled for the account. */
  readonly regions: readonly string[];
  /** The kinds to read; what they are found through is added. */
  readonly kinds: ReadonlySet<Kind>;
  readonly tool: { readonly name: string; readonly version: string };
  readonly now: Date;
  readonly progress?: Progress & {
    /** The kinds to be read in each region. */
    readonly begin?: (account: string, regions: ReadonlyMap<string, number>) => void;
  };
}

export const everyKind: ReadonlySet<Kind> = new Set(collectors.map(({ kind }) => kind));

/** Every operation that the program may send; see also the read-only guard. */
export const allCalls: ReadonlySet<Call> = new Set([...identityCalls, ...offeredCalls, ...callsOf(collectors)]);

/** Reads one account: who it is, which regions it has, and everything of the kinds wanted in each. */
export const collectInventory = async (options: CollectOptions): Promise<Inventory> => {
  const { tool, now, progress = {} } = options;
  const selected = withDependencies(collectors, options.kinds);
  const allowed = new Set<Call>([...identityCalls, ...offeredCalls, ...callsOf(selected)]);
  const door = await openDoor({ profile: options.profile, allowed, userAgent: `${tool.name}/${tool.version}` });
  try {
    const home = options.regions[0] ?? (await door.homeRegion());
    const { account, partition } = await whoAmI(door, home).catch((error: unknown) => {
      throw nothingRead(error, options.profile, options.regions[0]);
    });
    const regions = await regionsOf(door, home, options.regions);
    const regional = selected.filter(({ scope }) => scope !== 'global');
    const global = selected.filter(({ scope }) => scope === 'global');
    const read = (region: string, kinds: readonly AnyCollector[]) => collectSlice(door, { account, region, partition }, kinds, progress);
    progress.begin?.(
      account,
      new Map([
        ...regions.map((region) => [region, regional.length] as const),
        ...(global.length > 0 ? [[globalRegion, global.length] as const] : []),
      ]),
    );
    const slices = await Promise.all([
      ...regions.map((region) => read(region, regional)),
      ...(global.length > 0 ? [read(globalRegion, global)] : []),
    ]);
    return { tool, collectedAt: now.toISOString(), slices };
  } finally {
    door.close();
  }
};

const regionsOf = async (door: Door, home: string, wanted: readonly string[]): Promise<readonly string[]> => {
  const enabled = await enabledRegions(door, home).catch((error: unknown) => {
    if (wanted.length > 0) return wanted;
    const { message } = classify(error);
    throw new UserError(
      `The account's regions could not be listed, which needs ec2:DescribeRegions (${message}). Name them with --region.`,
      3,
    );
  });
  if (wanted.length === 0) return enabled;
  for (const region of wanted) expectEnabled(region, enabled);
  return [...new Set(wanted)].toSorted();
};

export const expectEnabled = (region: string, enabled: readonly string[]): void => {
  if (enabled.includes(region)) return;
  const close = nearest(region, enabled);
  throw new UserError(`Region "${region}" is not enabled for this account${close ? `; did you mean "${close}"?` : '.'}`);
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
