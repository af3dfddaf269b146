import { type CredentialsSource, credentialsSource } from '../aws/credentials.ts';
import { openDoor } from '../aws/door.ts';
import { classify } from '../aws/errors.ts';
import { enabledRegions, type Identity, whoAmI } from '../aws/identity.ts';
import type { Kind } from '../model/kinds.ts';
import { expectEnabled } from './account.ts';
import { nothingRead } from './inventory.ts';
import { callsFor } from './policy.ts';
import { type Probed, probeKinds, probingDoor } from './probe.ts';

interface Failure {
  readonly failure: string;
}

/** What was found out about the surroundings of a scan; what could not be, says why. */
export interface Examined {
  readonly credentials: CredentialsSource | Failure;
  readonly identity: Identity | Failure;
  readonly regions: readonly string[] | Failure;
  readonly region: string;
  readonly clockOffset: number;
  readonly probed: ReadonlyMap<string, Probed>;
}

interface ExamineOptions {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly kinds: ReadonlySet<Kind>;
  readonly tool: { readonly name: string; readonly version: string };
  readonly begin: (account: string, region: string) => void;
}

const failed = (error: unknown): Failure => ({ failure: classify(error).message });

/** Goes the way of a scan, a little of everything in one region, and notes how far it gets. */
export const examine = async ({ profile, region: wanted, kinds, tool, begin }: ExamineOptions): Promise<Examined> => {
  const credentials = await credentialsSource(profile).catch(failed);
  const opened = await openDoor({ profile, allowed: callsFor(kinds), userAgent: `${tool.name}/${tool.version}` });
  const { door, probed } = probingDoor(opened);
  try {
    const region = wanted ?? (await door.homeRegion());
    const identity = await whoAmI(door, region).catch((error: unknown) => ({ failure: nothingRead(error, profile, wanted).message }));
    const partly = { credentials, identity, region, probed };
    if ('failure' in identity) return { ...partly, regions: identity, clockOffset: await door.clockOffset() };
    const regions = await enabledRegions(door, region).catch(failed);
    if (!('failure' in regions)) expectEnabled(region, regions);
    begin(identity.account, region);
    await probeKinds(door, { account: identity.account, region, partition: identity.partition }, kinds);
    return { ...partly, regions, clockOffset: await door.clockOffset() };
  } finally {
    opened.close();
  }
};
