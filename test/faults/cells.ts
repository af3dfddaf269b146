// A cell of the matrix: one operation, one fault, and everything that is wrong with what comes of it.
import { type Call, iamActionOf } from '../../src/aws/calls.ts';
import type { Gap } from '../../src/model/gap.ts';
import type { Slice } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import {
  type Change,
  type MemberChange,
  omissionsOf,
  withDanglingReferences,
  withDuplicates,
  withNewEnumValues,
} from '../support/estate/changes.ts';
import { enumValuesOf } from '../support/estate/estate.ts';
import { isListing, tokenMembers } from '../support/replay/paging.ts';
import { loadService, type Operation } from '../support/replay/services.ts';
import { type Bending, bending, type Failing, failing, isMeant, impatienceMs, isQuiet, isToldInData } from './faults.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import {
  disturbed,
  exitCodeWithUnknowns,
  falseGreens,
  isNeeded,
  notUnknown,
  otherVerdicts,
  reportOf,
  rulesOver,
  withReading,
} from './judging.ts';
import { kindsOfCall, type Laboratory, type Reading, withFollowers } from './laboratory.ts';

/** Undefined where the fault cannot happen to the operation. */
type Outcome = readonly string[] | undefined;

interface Subject {
  readonly laboratory: Laboratory;
  readonly call: Call;
  readonly operation: Operation;
  readonly isPaged: boolean;
  /** The kinds that the call is for, and those with what is found through them. */
  readonly direct: ReadonlySet<Kind>;
  readonly all: ReadonlySet<Kind>;
}

/** Longer than any cell takes, however busy the machine: what is not done by then hangs. */
const patienceMs = 30_000;

export const subjectOf = async (laboratory: Laboratory, call: Call): Promise<Subject> => {
  const [name = '', operationName = ''] = call.split(':');
  const operation = (await loadService(name)).operations.get(operationName);
  if (!operation) throw new Error(`no schema of ${call}`);
  const direct = kindsOfCall(call);
  const isPaged = tokenMembers(operation) !== undefined && isListing(operation);
  return { laboratory, call, operation, isPaged, direct: new Set(direct), all: withFollowers(direct) };
};

/** What a cell finds wrong; a crash and a hang are findings too. */
export const findingsOf = async (subject: Subject, fault: string): Promise<Outcome> => {
  const fails = failing.find(({ name }) => name === fault);
  const bends = bending.find((name) => name === fault);
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(['hangs']), patienceMs);
  });
  const work = fails ? failed(subject, fails) : bent(subject, bends as Bending);
  try {
    return await Promise.race([work, hang]);
  } catch (error) {
    return [`crashes: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    clearTimeout(timer);
  }
};

const failed = async (subject: Subject, { name, fault, reasons, inMidScan }: Failing): Promise<Outcome> => {
  const { laboratory, call, isPaged, direct, all } = subject;
  if (fault === 'repeating-token' && !isPaged) return undefined;
  let before = inMidScan && (await laboratory.read(call, () => smallPages)).sent > 1 ? 1 : 0;
  const wrong = typeof fault === 'string' ? { latencyMs: 0, fault } : { ...fault, fault: undefined };
  const timeout = wrong.latencyMs > 0 ? impatienceMs : undefined;
  const { slice, asked, sent } = await laboratory.read(call, () => ((before -= 1) >= 0 ? smallPages : wrong), timeout);
  // A busy machine may give up waiting before the server has seen who is waiting.
  if ((timeout ? asked : sent) === 0) return ['the call was never sent'];
  if (isQuiet(call, name)) return slice.gaps.length === 0 ? [] : ['has a gap where none is due'];
  if (isToldInData(call, name)) return slice.gaps.length === 0 ? [] : ['has a gap where the data tells'];
  // The rules that have nothing to do with the call are held against the sound estate once per call.
  const rules = name === failing[0]?.name ? catalogue : rulesOver(all);
  const after = reportOf(withReading(laboratory.sound, slice, all), rules);
  const sound = soundReport(laboratory);
  return [
    ...wrongGaps(subject, slice.gaps, reasons),
    ...notOfTheEstate(laboratory, slice, direct, call),
    ...changedKinds(laboratory, slice, all).map((kind) => `changes ${kind}`),
    ...falseGreens(sound, after),
    ...notUnknown(after, all),
    ...(rules === catalogue ? disturbed(sound, after, all) : []),
    ...(isNeeded(all) && exitCodeWithUnknowns(after) !== 11 ? [`ends with ${exitCodeWithUnknowns(after)}`] : []),
  ];
};

const smallPages = { latencyMs: 0, fault: undefined, paging: { pageSize: 1 } };

const soundReports = new WeakMap<Laboratory, ReturnType<typeof reportOf>>();
const soundReport = (laboratory: Laboratory) => {
  const report = soundReports.get(laboratory) ?? reportOf(laboratory.sound);
  soundReports.set(laboratory, report);
  return report;
};

const wrongGaps = ({ call, direct, all }: Subject, gaps: readonly Gap[], reasons: readonly string[]): readonly string[] => [
  ...[...all].filter((kind) => !gaps.some((gap) => gap.kind === kind)).map((kind) => `no gap for ${kind}`),
  ...gaps.filter(({ kind }) => !all.has(kind)).map(({ kind }) => `a gap for ${kind}, which has nothing to do with it`),
  ...gaps.filter(({ action }) => action !== iamActionOf(call)).map(({ kind, action }) => `the gap of ${kind} names ${action}`),
  ...gaps
    .filter(({ kind, reason }) => reason !== 'dependency' && !(direct.has(kind) && reasons.includes(reason)))
    .map(({ kind, reason, message }) => `the gap of ${kind} is ${reason}: ${message}`),
  ...gaps.filter(({ kind, reason }) => reason === 'dependency' && direct.has(kind)).map(({ kind }) => `the gap of ${kind} is a dependency`),
];

const ofKind = (resources: readonly Resource[], wanted: (kind: Kind) => boolean) =>
  resources.filter(({ kind }) => wanted(kind)).map((each) => JSON.stringify(each));

const estateOf = ({ sound }: Laboratory, { region }: Slice): readonly Resource[] =>
  sound.slices.find((slice) => slice.region === region)?.resources ?? [];

/** What was read all the same must be what the estate has. Tags of load balancers have a permission of their own, and may be absent. */
const notOfTheEstate = (laboratory: Laboratory, slice: Slice, direct: ReadonlySet<Kind>, call: Call): readonly string[] => {
  if (call === 'elb:DescribeTags') return [];
  const whole = new Set(ofKind(estateOf(laboratory, slice), (kind) => direct.has(kind)));
  return ofKind(slice.resources, (kind) => direct.has(kind))
    .filter((each) => !whole.has(each))
    .map((each) => `is not of the estate: ${each.slice(0, 200)}`);
};

/** Kinds beside those of the call that were not read as they are. */
const changedKinds = (laboratory: Laboratory, slice: Slice, all: ReadonlySet<Kind>): readonly Kind[] =>
  slice.collected.filter(
    (kind) =>
      !all.has(kind) &&
      JSON.stringify(ofKind(slice.resources, (each) => each === kind)) !==
        JSON.stringify(ofKind(estateOf(laboratory, slice), (each) => each === kind)),
  );

const bent = async (subject: Subject, fault: Bending): Promise<Outcome> => {
  const { laboratory, call, operation, isPaged } = subject;
  switch (fault) {
    case 'empty page with a token': {
      if (!isPaged) return undefined;
      const reading = await laboratory.read(call, () => ({ latencyMs: 0, fault: undefined, paging: { emptyFirstPage: true } }));
      return unlike(subject, reading);
    }
    case 'duplicate resource':
      return isListing(operation) ? unlike(subject, await changed(subject, withDuplicates)) : undefined;
    case 'dangling reference':
      return worse(subject, fault, await changed(subject, withDanglingReferences));
    case 'unknown enum value': {
      const values = await enumValuesOf(call.split(':')[0] ?? '');
      const members = new Set<string>();
      await changed(subject, (output) => withNewEnumValues(values, (name) => members.add(name) === undefined)(output, operation));
      return each(
        subject,
        fault,
        [...members].map((member) => ({ member, change: withNewEnumValues(values, (name) => name === member) })),
      );
    }
    case 'missing optional member':
      return each(subject, fault, omissionsOf(operation));
  }
};

const each = async (subject: Subject, fault: Bending, changes: readonly MemberChange[]): Promise<readonly string[]> => {
  const found = await Promise.all(
    changes.map(async ({ member, change }) =>
      worse(subject, `${fault} ${member}`, await changed(subject, change)).map((said) => `${member}: ${said}`),
    ),
  );
  return found.flat();
};

const changed = ({ laboratory, call }: Subject, change: Change): Promise<Reading> =>
  laboratory.read(call, () => ({ latencyMs: 0, fault: undefined, change }));

/** The same resources, and no gap. */
const unlike = ({ laboratory }: Subject, { slice, sent }: Reading): readonly string[] => {
  const kinds = new Set(changedKinds(laboratory, slice, new Set()));
  return [
    ...(sent === 0 ? ['the call was never sent'] : []),
    ...slice.gaps.map(({ kind, message }) => `a gap for ${kind}: ${message}`),
    // Within one resource a list may have its items twice; nothing may hang on that.
    ...(kinds.size === 0 ? [] : otherVerdicts(soundReport(laboratory), reportOf(withReading(laboratory.sound, slice, kinds)))),
  ];
};

/** Whatever it reads, nothing passes that failed or was unknown. */
const worse = (subject: Subject, change: string, { slice, sent }: Reading): readonly string[] => {
  if (sent === 0) return ['the call was never sent'];
  const { laboratory } = subject;
  const kinds = new Set([...changedKinds(laboratory, slice, new Set()), ...slice.gaps.map(({ kind }) => kind)]);
  if (kinds.size === 0) return [];
  const after = reportOf(withReading(laboratory.sound, slice, kinds), rulesOver(kinds));
  return falseGreens(soundReport(laboratory), after).filter((said) => !isMeant(subject.call, change, said));
};
