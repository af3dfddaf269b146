import type { Diff, DiffFinding, ReadinessChange } from '../model/diff.ts';
import type { Readiness } from '../model/report.ts';
import { severities } from '../model/verdict.ts';
import { sanitise } from './sanitise.ts';
import { aimsOf, plural, statusText } from './terminal.ts';

/** A finding as both forms for people tell it. */
export interface Told {
  readonly finding: DiffFinding;
  /** In a few words: how it was, or why it is not seen. */
  readonly note: string;
  /** In a sentence, where there is one to say. */
  readonly text: string;
  /** Whether one sentence explains many: what was left out or could not be read. */
  readonly together: boolean;
  readonly fix?: string;
}

export interface Section {
  readonly title: string;
  readonly about: string;
  readonly told: readonly Told[];
}

const wasText = {
  pass: 'passed before',
  unknown: 'was unknown before',
  absent: 'was not there or of no concern before',
  'not-listed': 'passed, was not there or of no concern before',
  'new-scope': 'its region is new here',
} as const;

/** What changed, in the order in which it is told. Empty sections are left out. */
export const sectionsOf = (diff: Diff): readonly Section[] => {
  const sections: readonly Section[] = [
    {
      title: 'New',
      about: 'fails now and did not before',
      told: diff.new.map((finding) => ({ finding, note: wasText[finding.was], text: finding.message, together: false, ...fixOf(finding) })),
    },
    {
      title: 'Fixed',
      about: 'failed and passes now',
      told: diff.fixed.map((finding) => ({ finding, note: '', text: '', together: false })),
    },
    {
      title: 'No longer visible',
      about: 'failed, and is not known to be mended',
      told: diff.noLongerVisible.map((finding) => {
        const together = finding.reason.endsWith('-left-out') || finding.reason === 'kind-unread' || finding.missing.length > 0;
        return { finding, note: '', text: `${finding.why}${grant(finding.missing)}`, together };
      }),
    },
    {
      title: 'Newly unknown',
      about: 'did not fail before, and cannot be decided now',
      told: diff.newlyUnknown.map((finding) => {
        // Without a resource it is a whole kind, and that was read.
        const whole = finding.resource === null;
        const note = whole && finding.was === 'absent' ? 'was read before' : wasText[finding.was];
        return { finding, note, text: `${finding.message}${grant(finding.missing)}`, together: whole || finding.missing.length > 0 };
      }),
    },
    {
      title: 'Of another severity',
      about: 'fails as before, and weighs otherwise',
      told: diff.unchanged.flatMap((finding) =>
        finding.severityBefore
          ? [{ finding, note: `was ${aimsOf({ severity: finding.severityBefore })}`, text: finding.message, together: false }]
          : [],
      ),
    },
  ];
  return sections.filter(({ told }) => told.length > 0);
};

const fixOf = ({ fix }: Diff['new'][number]): Pick<Told, 'fix'> => (fix ? { fix: `(${fix.effect}): ${fix.summary}` } : {});

const grant = (missing: readonly string[]): string => (missing.length > 0 ? `; grant ${missing.join(', ')}` : '');

/** `2 new (1 blocker, 1 high)` for each list, the empty ones too: that nothing is new is what one wants to know. */
export const countTexts = ({ summary }: Diff): readonly string[] => [
  counted('new', summary.new),
  counted('fixed', summary.fixed),
  counted('unchanged', summary.unchanged),
  counted('no longer visible', summary.noLongerVisible),
  `${summary.newlyUnknown} newly unknown`,
];

const counted = (word: string, counts: Diff['summary']['new']): string => {
  const parts = severities.flatMap((severity) => (counts[severity] > 0 ? [`${counts[severity]} ${severity}`] : []));
  return `${totalOf(counts)} ${word}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
};

export const totalOf = (counts: Diff['summary']['new']): number => severities.reduce((sum, severity) => sum + counts[severity], 0);

/** One sentence where there is nothing to tell; undefined where there is. */
export const nothingChanged = (diff: Diff): string | undefined => {
  const apart = diff.notComparable.length + diff.scopes.length + diff.summary.hidden;
  if (sectionsOf(diff).length + diff.readiness.filter(isChanged).length + apart > 0) return undefined;
  const count = totalOf(diff.summary.unchanged);
  return count === 0 ? 'Nothing changed: there are no findings in either file.' : `Nothing changed: ${plural(count, 'finding')} as before.`;
};

export const isChanged = ({ before, now }: ReadinessChange): boolean => JSON.stringify(before) !== JSON.stringify(now);

/** `blocker 3 → 1`, for the counts that differ. */
export const countChanges = ({ before, now }: ReadinessChange): string => {
  const names = [...severities, 'unknown'] as const;
  if (!before || !now) {
    const counts = (now ?? before)?.counts;
    if (!counts) return '';
    return names.flatMap((name) => (counts[name] > 0 ? [`${counts[name]} ${name}`] : [])).join(', ');
  }
  return names
    .flatMap((name) => (before.counts[name] === now.counts[name] ? [] : [`${name} ${before.counts[name]} → ${now.counts[name]}`]))
    .join(', ');
};

const presenceText: Record<ReadinessChange['presence'], string> = {
  both: '',
  appeared: 'appeared',
  vanished: 'no longer there',
  'unseen-then': 'not looked at before',
  'unseen-now': 'not looked at now',
};

/** `blocked → needs work`, or whether it was or is there at all. */
export const statusChange = ({ before, now, presence, vpcId }: ReadinessChange): string => {
  const [then, since] = [before, now].map((standing) => standing && statusText[standing.status]);
  if (then && since) return `${then === since ? `${since}, as before` : `${then} → ${since}`}${doubt({ before, now })}`;
  const absent = (vpcId === null ? nothingText[presence] : undefined) ?? presenceText[presence];
  return since ? `${absent}; ${since} now` : `was ${then}; ${absent}`;
};

const order: readonly Readiness['status'][] = ['blocked', 'needs-work', 'unknown', 'ready'];

/** Fewer findings because less was seen or more was accepted are no step forward. */
const doubt = ({ before, now }: Pick<ReadinessChange, 'before' | 'now'>): string => {
  if (!before || !now) return '';
  if ((now.counts.waived ?? 0) > (before.counts.waived ?? 0)) return `, with ${now.counts.waived} waived`;
  if (now.counts.unknown <= before.counts.unknown) return '';
  return order.indexOf(now.status) > order.indexOf(before.status) ? ', for want of sight: more is unknown' : '';
};

/** Of what stands outside any VPC: the place is always there. */
const nothingText: Partial<Record<ReadinessChange['presence'], string>> = {
  appeared: 'nothing to judge before',
  vanished: 'nothing to judge now',
};

export const vpcTitle = ({ vpcId, name }: ReadinessChange): string =>
  vpcId === null ? 'Outside any VPC' : `VPC ${sanitise(vpcId)}${name ? ` (${sanitise(name)})` : ''}`;

const becauseText: Record<Diff['notComparable'][number]['because'], string> = {
  target: 'for another target',
  rule: 'of rules that the other file was not judged by',
  vpc: 'in VPCs that the other file was not judged for',
  tag: 'that the tags of the other file may have left out',
  exclude: 'that the configuration of the other file may exclude',
  severity: 'below what the other file tells',
};

/** What is in one file and was not looked at for the other. */
export const apartTexts = ({ notComparable, scopes, files }: Diff): readonly string[] => [
  ...scopes.map(
    ({ account, region, onlyIn }) => `${sanitise(account)}/${sanitise(region)} is only in the ${onlyIn} ${files[onlyIn].source}.`,
  ),
  ...notComparable.map(({ in: side, because, rules, fail, unknown, pass }) => {
    const counts = [`${fail} failing`, `${unknown} unknown`, `${pass} passing`].filter((text) => !text.startsWith('0 ')).join(', ');
    const which = because === 'rule' ? ` (${few(rules)})` : '';
    return `Not comparable, only in the ${side} file: ${counts}, ${becauseText[because]}${which}.`;
  }),
];

export const few = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).map(sanitise).join(', ')} and ${names.length - 3} more` : names.map(sanitise).join(', ');

export const whenOf = ({ collectedAt }: Diff['files']['old']): string => `${sanitise(collectedAt.slice(0, 16)).replace('T', ' ')} UTC`;
