// What a faulty reading does to the verdicts of the estate.
import { exitCodeOf } from '../../src/audit/exit-code.ts';
import { audit } from '../../src/audit/report.ts';
import type { Inventory, Slice } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Report, ReportVerdict } from '../../src/model/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import type { AnyRule } from '../../src/rules/define.ts';

/** The estate with some kinds as they were read under a fault. */
export const withReading = (sound: Inventory, faulty: Slice, kinds: ReadonlySet<Kind>): Inventory => ({
  ...sound,
  slices: sound.slices.map((slice) =>
    slice.region === faulty.region
      ? {
          ...slice,
          resources: [...slice.resources.filter(({ kind }) => !kinds.has(kind)), ...faulty.resources.filter(({ kind }) => kinds.has(kind))],
          gaps: faulty.gaps,
        }
      : slice,
  ),
});

export const reportOf = (inventory: Inventory, rules: readonly AnyRule[] = catalogue): Report =>
  audit(inventory, { targets, severity: 'info', rules, vpcs: [], tags: [] });

const uses = (rule: AnyRule, kinds: ReadonlySet<Kind>, parts: readonly ('subjects' | 'needs' | 'consults')[]): boolean =>
  parts.some((part) => rule[part]?.some((kind) => kinds.has(kind)));

export const rulesOver = (kinds: ReadonlySet<Kind>): readonly AnyRule[] =>
  catalogue.filter((rule) => uses(rule, kinds, ['subjects', 'needs', 'consults']));

const keyed = (report: Report): ReadonlyMap<string, ReportVerdict> => new Map(report.verdicts.map((each) => [each.fingerprint, each]));
const nameOf = ({ rule, resource, kind }: ReportVerdict): string => `${rule} of ${resource?.id ?? `the unread ${kind}`}`;

/** Whether some rule says unknown where one of the kinds is not read; others only sharpen what rules say. */
export const isNeeded = (kinds: ReadonlySet<Kind>): boolean => catalogue.some((rule) => uses(rule, kinds, ['subjects', 'needs']));

/** Resources that are judged otherwise, or no more, or now. */
export const otherVerdicts = (sound: Report, faulty: Report): readonly string[] => {
  const statuses = (report: Report) => new Map(report.verdicts.map((each) => [nameOf(each), each.status]));
  const [before, after] = [statuses(sound), statuses(faulty)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `judges otherwise: ${name}`);
};

/** A pass where the sound estate has a fail or an unknown. */
export const falseGreens = (sound: Report, faulty: Report): readonly string[] => {
  const before = keyed(sound);
  return faulty.verdicts
    .filter((each) => each.status === 'pass' && ['fail', 'unknown'].includes(before.get(each.fingerprint)?.status ?? ''))
    .map((each) => `passes though it ${before.get(each.fingerprint)?.status === 'fail' ? 'fails' : 'is unknown'}: ${nameOf(each)}`);
};

/** Rules that need an unread kind and yet say something other than unknown, and unread subjects that nobody tells of. */
export const notUnknown = (faulty: Report, unread: ReadonlySet<Kind>): readonly string[] => {
  const needing = new Set(catalogue.filter((rule) => uses(rule, unread, ['needs'])).map(({ id }) => id));
  const told = new Set(
    faulty.verdicts.filter(({ resource }) => resource === null).map(({ rule, kind }) => `${rule} of the unread ${kind}`),
  );
  const silent = catalogue
    .flatMap((rule) => rule.subjects.filter((kind) => unread.has(kind)).map((kind) => `${rule.id} of the unread ${kind}`))
    .filter((each) => !told.has(each));
  return [
    ...faulty.verdicts
      .filter(({ rule, status }) => needing.has(rule) && status !== 'unknown')
      .map((each) => `is not unknown: ${nameOf(each)}`),
    ...silent.map((each) => `nothing says: ${each}`),
  ];
};

/** Whole but for the VPCs that the report counts a resource to: these it finds through the subnets. */
const textOf = (verdict: ReportVerdict): string => JSON.stringify(verdict, (key, value: unknown) => (key === 'vpcIds' ? undefined : value));

/** Verdicts of rules that have nothing to do with the unread kinds, and are not what they were. */
export const disturbed = (sound: Report, faulty: Report, unread: ReadonlySet<Kind>): readonly string[] => {
  const over = new Set(rulesOver(unread).map(({ id }) => id));
  const others = (report: Report) =>
    new Map(report.verdicts.filter(({ rule }) => !over.has(rule)).map((each) => [nameOf(each), textOf(each)]));
  const [before, after] = [others(sound), others(faulty)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `changes: ${name}`);
};

/** What `--fail-on none --fail-on-unknown` ends with. */
export const exitCodeWithUnknowns = (report: Report): number => exitCodeOf(report, { failOn: 'none', failOnUnknown: true });
