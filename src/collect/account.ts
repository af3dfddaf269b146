import type { Door } from '../aws/door.ts';
import { classify, type ReadFailure } from '../aws/errors.ts';
import { enabledRegions } from '../aws/identity.ts';
import { UserError } from '../model/failure.ts';
import type { Gap } from '../model/gap.ts';
import { globalRegion, type Slice, unlistedRegions } from '../model/inventory.ts';
import { nearest } from '../model/nearest.ts';
import type { Scope } from '../model/resource.ts';
import type { Target } from './accounts.ts';
import type { AnyCollector } from './define.ts';
import { globalHome } from './reader.ts';
import { collectSlice, type Progress } from './run.ts';

/** How the accounts of a scan are read. */
export interface Reading {
  readonly door: Door;
  readonly partition: string;
  /** Where STS and EC2 are asked what concerns an account as a whole. */
  readonly home: string;
  /** Empty means every region that is enabled for the account. */
  readonly regions: readonly string[];
  readonly collectors: readonly AnyCollector[];
  /** Calls in flight for one account. */
  readonly share: number;
  /** One account alone, the caller's: what concerns all of it ends the scan in a sentence. */
  readonly alone: boolean;
  readonly skip: (account: string, region: string) => boolean;
  readonly progress: Progress & {
    /** The kinds to be read in each region. */
    readonly begin?: (account: string, regions: ReadonlyMap<string, number>) => void;
  };
}

type Cause = Pick<Gap, 'reason' | 'action' | 'message'>;

/** Reads one account and gives each region as soon as it is done. Whatever cannot be read of it is a gap. */
export const readAccount = async (target: Target, reading: Reading, emit: (slice: Slice) => void): Promise<void> => {
  const { account } = target;
  const { partition, home, progress, share } = reading;
  const global = reading.collectors.filter(({ scope }) => scope === 'global');
  const regional = reading.collectors.filter(({ scope }) => scope !== 'global');
  const scopeOf = (region: string): Scope => ({ account, region, partition });
  const kindsIn = (region: string) => (region === globalRegion ? global : regional);
  const give = (region: string, cause: Cause) => emit(unread(scopeOf(region), kindsIn(region), cause));
  const withGlobal = (regions: readonly string[]) => {
    const all = global.length > 0 ? [...regions, globalRegion] : regions;
    return all.filter((region) => !reading.skip(account, region));
  };
  const named = target.regions.length > 0 ? target.regions : reading.regions;
  if (named.length > 0 && withGlobal(named).length === 0) return;
  const door = await reading.door.into(target.role, home, share);
  const closed = await signInFailure(door, target);
  if (closed) {
    for (const region of withGlobal(named.length > 0 ? [...new Set(named)].toSorted() : [unlistedRegions])) give(region, closed);
    return;
  }
  const { open, shut } = await regionsOf(door, named, reading);
  for (const [region, cause] of shut) if (!reading.skip(account, region)) give(region, cause);
  const regions = withGlobal(open);
  progress.begin?.(account, new Map(regions.map((region) => [region, kindsIn(region).length])));
  await Promise.all(
    regions.map(async (region) => {
      const own = door.beside();
      const slice = await collectSlice(own, scopeOf(region), kindsIn(region), progress);
      emit({ ...slice, statistics: own.statistics() });
    }),
  );
};

const unread = (scope: Scope, collectors: readonly AnyCollector[], cause: Cause): Slice => {
  const kinds = collectors.map(({ kind }) => kind).toSorted();
  const { account, region } = scope;
  return { ...scope, collected: kinds, resources: [], gaps: kinds.map((kind) => ({ kind, account, region, ...cause })) };
};

const signInFailure = async (door: Door, { role, account, name }: Target): Promise<Cause | undefined> => {
  try {
    await door.signIn();
    return undefined;
  } catch (error) {
    const { reason, message } = classify(error);
    const whose = name === undefined ? `account ${account}` : `account ${account} (${name})`;
    return { reason, action: 'sts:AssumeRole', message: `${role?.arn} could not be assumed, so nothing of ${whose} was read: ${message}` };
  }
};

interface Regions {
  readonly open: readonly string[];
  readonly shut: ReadonlyMap<string, Cause>;
}

const regionsOf = async (door: Door, named: readonly string[], reading: Reading): Promise<Regions> => {
  const wanted = [...new Set(named)].toSorted();
  const enabled = await listRegions(door, reading);
  if ('reason' in enabled) {
    if (wanted.length > 0) return { open: wanted, shut: new Map() };
    if (reading.alone)
      throw new UserError(
        `The account's regions could not be listed, which needs ec2:DescribeRegions (${enabled.message}). Name them with --region.`,
        3,
      );
    const cause = { reason: enabled.reason, action: 'ec2:DescribeRegions', message: `the regions could not be listed: ${enabled.message}` };
    return { open: [], shut: new Map([[unlistedRegions, cause]]) };
  }
  if (wanted.length === 0) return { open: enabled, shut: new Map() };
  if (reading.alone) for (const region of wanted) expectEnabled(region, enabled);
  const { true: open = [], false: shut = [] } = Object.groupBy(wanted, (region) => String(enabled.includes(region)) as 'true' | 'false');
  return { open, shut: new Map(shut.map((region) => [region, notEnabled(region)])) };
};

const listRegions = async (door: Door, { home, partition, alone }: Reading): Promise<readonly string[] | ReadFailure> => {
  // The caller's region need not be enabled in other accounts; the partition's first one always is.
  const places = alone ? [home] : [...new Set([home, globalHome(partition)])];
  let failure: ReadFailure | undefined;
  for (const region of places) {
    try {
      return await enabledRegions(door, region);
    } catch (error) {
      failure ??= classify(error);
    }
  }
  return failure ?? [];
};

const notEnabled = (region: string): Cause => ({
  reason: 'not-offered',
  action: 'ec2:DescribeRegions',
  message: `region ${region} is not enabled for this account`,
});

export const expectEnabled = (region: string, enabled: readonly string[]): void => {
  if (enabled.includes(region)) return;
  const close = nearest(region, enabled);
  throw new UserError(`Region "${region}" is not enabled for this account${close ? `; did you mean "${close}"?` : '.'}`);
};
