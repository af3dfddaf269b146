import { writeFile } from 'node:fs/promises';
import { fingerprintOf } from '../audit/report-verdict.ts';
import { type Baseline, baselineSchema } from '../model/baseline.ts';
import { UserError } from '../model/failure.ts';
import { sanitise } from '../report/sanitise.ts';
import { writeWhole } from '../snapshot/whole-file.ts';
import { errorsIn, isValid } from './json-schema.ts';
import { parseJson, textOf } from './settings-text.ts';

/** A line per finding, so that a review shows what came and went. */
export const writeBaseline = ({ findings, ...head }: Baseline, file: string): Promise<void> => {
  const lines = findings.map((finding) => `    ${JSON.stringify(finding)}`).join(',\n');
  const text = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "findings": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
  return writeWhole('baseline', file, (temporary) => writeFile(temporary, text));
};

export const readBaseline = async (file: string): Promise<Baseline> => {
  const value = parseJson('baseline', file, await textOf('baseline', file));
  const { format, version } = (value ?? {}) as { readonly [Member in keyof Baseline]?: unknown };
  if (format !== baselineSchema.properties.format.const) throw new UserError(`${file} is no baseline of ipv6-audit; ${make}`);
  const known = baselineSchema.properties.version.const;
  if (version !== known) {
    const told = sanitise(String(version).slice(0, 20));
    throw new UserError(`${file} is a baseline of format ${told}, and this version reads format ${known}; use a newer version, or ${make}`);
  }
  if (!isValid(baselineSchema, value)) {
    const [first] = errorsIn(baselineSchema, value);
    throw damaged(file, sanitise(`${first?.instancePath ?? ''} ${first?.message ?? 'is not as it should be'}`.trim()));
  }
  // The rule and the resource are what is reviewed, the fingerprint is what counts.
  const forged = value.findings.find(({ rule, resource, fingerprint }) => fingerprintOf(rule, resource) !== fingerprint);
  if (forged)
    throw damaged(file, `the fingerprint ${forged.fingerprint} is not that of ${sanitise(forged.rule.slice(0, 60))} and its resource`);
  return value;
};

const make = 'make one with: ipv6-audit scan --save-baseline FILE';

const damaged = (file: string, why: string): UserError => new UserError(`The baseline ${file} is damaged (${why}); ${make}`);
