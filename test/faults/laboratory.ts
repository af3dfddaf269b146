// One estate behind one server, read through one door. A cell has a region of its own on the wire, and so a fault of its own.
import type { Call } from '../../src/aws/calls.ts';
import { type Door, openDoor } from '../../src/aws/door.ts';
import { collectors } from '../../src/collect/collectors.ts';
import type { AnyCollector } from '../../src/collect/define.ts';
import { offeredCalls } from '../../src/collect/offered.ts';
import { collectSlice, withDependencies } from '../../src/collect/run.ts';
import { globalRegion, type Inventory, type Slice } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { declaredCalls, estate } from '../support/estate/estate.ts';
import { estateAccount, estateRegion } from '../support/estate/values.ts';
import type { FaultPicker } from '../support/replay/faults.ts';
import { type Replay, startReplay } from '../support/replay/server.ts';
import { setEnvironment } from '../support/environment.ts';

export interface Laboratory {
  readonly replay: Replay;
  /** What is read of the estate where nothing fails. */
  readonly sound: Inventory;
  /** Reads the kinds that a call is for, and what is found through them, with that call alone going wrong. */
  readonly read: (call: Call, wrong: FaultPicker, timeoutMs?: number) => Promise<Reading>;
  /** Every request of the sound reading, and its answer. */
  readonly remembered: () => readonly { readonly call: Call; readonly input: string; readonly answer: Promise<unknown> }[];
  readonly close: () => Promise<void>;
}

export interface Reading {
  readonly slice: Slice;
  /** How often the call was made, and how often the server had it. */
  readonly asked: number;
  readonly sent: number;
}

/** The kinds whose collectors make a call. */
export const kindsOfCall = (call: Call): readonly Kind[] => collectors.filter(({ calls }) => calls.includes(call)).map(({ kind }) => kind);

/** These kinds and all that are found through them, however far down. */
export const withFollowers = (kinds: readonly Kind[]): ReadonlySet<Kind> => {
  const all = new Set(kinds);
  for (const kind of all) for (const { kind: follower, after } of collectors) if (after?.includes(kind)) all.add(follower);
  return all;
};

const scopeOf = (used: readonly AnyCollector[]) => ({
  account: estateAccount,
  region: used.every(({ scope }) => scope === 'global') ? globalRegion : estateRegion,
  partition: 'aws',
});

export const openLaboratory = async (): Promise<Laboratory> => {
  const faults = new Map<string, FaultPicker>();
  const pickFaults: FaultPicker = (caller, operation, input) =>
    faults.get(caller.region)?.(caller, operation, input) ?? { latencyMs: 0, fault: undefined };
  const replay = await startReplay({ fixture: await estate(), pickFaults, account: estateAccount, region: estateRegion });
  const restore = setEnvironment(replay.env);
  const open = (maxAttempts: number, requestTimeoutMs?: number) =>
    openDoor({ allowed: new Set([...declaredCalls, ...offeredCalls]), userAgent: 'test', maxAttempts, requestTimeoutMs });
  const soundDoor = await open(4);
  const answers = new Map<string, { readonly call: Call; readonly input: string; readonly answer: Promise<unknown> }>();
  const remembered = (call: Call, input: object): Promise<unknown> => {
    const text = JSON.stringify(input);
    const key = `${call} ${text}`;
    const known = answers.get(key) ?? { call, input: text, answer: soundDoor.call(estateRegion, call, input) };
    answers.set(key, known);
    return known.answer;
  };
  const readWith = (door: Door, used: readonly AnyCollector[]) => collectSlice(door, scopeOf(used), used);
  const rememberingDoor = {
    ...soundDoor,
    call: (_region: string, call: Call, input: object) => remembered(call, input),
  } as unknown as Door;
  const sides = Map.groupBy(collectors, ({ scope }) => scope ?? 'region');
  const sound = {
    tool: { name: 'ipv6-audit', version: '0.0.0-test' },
    collectedAt: '2026-11-23T00:00:00.000Z',
    slices: await Promise.all([...sides.values()].map((side) => readWith(rememberingDoor, side))),
  };
  let cells = 0;
  const read = async (call: Call, wrong: FaultPicker, timeoutMs?: number): Promise<Reading> => {
    const region = `cell-${(cells += 1)}`;
    let asked = 0;
    let sent = 0;
    faults.set(region, (...request) => {
      sent += 1;
      return wrong(...request);
    });
    const door = await open(1, timeoutMs);
    const send = (_region: string, each: Call, input: object): Promise<unknown> => {
      if (each !== call) return remembered(each, input);
      asked += 1;
      return door.call(region, each, input);
    };
    try {
      const used = withDependencies(collectors, withFollowers(kindsOfCall(call)));
      return { slice: await readWith({ ...door, call: send } as unknown as Door, used), asked, sent };
    } finally {
      door.close();
      faults.delete(region);
    }
  };
  const close = async () => {
    soundDoor.close();
    await replay.close();
    restore();
  };
  return { replay, sound, read, remembered: () => [...answers.values()], close };
};
