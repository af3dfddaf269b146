import { sameNames, type Side } from '../audit/diff-sides.ts';
import type { AuditOptions } from '../audit/part.ts';
import { audit } from '../audit/report.ts';
import { UserError } from '../model/failure.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { sanitise } from '../report/sanitise.ts';
import { type Access, type Files, filesFor, type FilesOf } from '../snapshot/files.ts';
import { errorsIn, isValid } from './json-schema.ts';
import { openSnapshot, whole } from './obtain-inventory.ts';

type Judged = Pick<AuditOptions, 'targets' | 'rules' | 'tags' | 'severityOverrides' | 'exclude'>;

/** What `diff` compares: snapshots, which are judged now, or reports, which were judged before. */
export const readSides = async (old: string, now: string, options: Judged, access: Access): Promise<readonly [old: Side, now: Side]> => {
  const filesOf = filesFor(access);
  return [await readSide(old, options, filesOf), await readSide(now, options, filesOf)];
};

const readSide = async (file: string, options: Judged, filesOf: FilesOf): Promise<Side> => {
  const files = await filesOf(file);
  const text = (await files.isFolder(file)) ? undefined : await textOf(file, files);
  if (text === undefined) {
    const inventory = await whole(await openSnapshot(file, filesOf));
    // Whole: what the comparison leaves out, it leaves out knowing what both had to say of it.
    return { file, source: 'snapshot', report: audit(inventory, { ...options, severity: 'info', vpcs: [] }), inventory };
  }
  const report = parseReport(text, file);
  if (options.tags.length > 0 && !sameNames(options.tags, report.options.tags)) {
    throw new UserError(`${file} is a report, which does not tell tags; --tag needs snapshots, or reports that were made with it.`);
  }
  return { file, source: 'report', report };
};

const gzipStart = Buffer.from([0x1f, 0x8b]);

/** The text of a file; undefined where it is compressed, as snapshots are (https://www.rfc-editor.org/rfc/rfc1952#page-6). */
const textOf = async (file: string, files: Files): Promise<string | undefined> => {
  try {
    const source = await files.open(file);
    if (!source) throw new UserError(`There is no file ${file}; ${wanted}`);
    const chunks: Buffer[] = [];
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      // The first alone might be a single byte.
      if (chunks.length <= 2 && Buffer.concat(chunks).subarray(0, 2).equals(gzipStart)) return undefined;
    }
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\ufeff/, '');
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${file} could not be read: ${(error as Error).message}.`);
  }
};

const wanted =
  'compare files of ipv6-audit scan --save-snapshot FILE, which are judged alike, or of ipv6-audit scan --format json --output FILE.';

const parseReport = (text: string, file: string): Report => {
  const value = parse(text, file);
  const { format, version, tool } = (value ?? {}) as { readonly [Member in keyof Report]?: unknown };
  if (format !== reportSchema.properties.format.const) {
    const what =
      typeof format === 'string' ? `it says that its format is ${sanitise(format.slice(0, 40))}` : 'it does not begin as one does';
    throw new UserError(`${file} is neither a snapshot nor a report of ipv6-audit: ${what}; ${wanted}`);
  }
  const known = reportSchema.properties.version.const;
  if (version !== known) {
    const { version: maker } = (tool ?? {}) as { readonly version?: unknown };
    throw new UserError(
      `${file} is a report of format ${sanitise(String(version))}, made by ipv6-audit ${sanitise(String(maker))}; this version reads format ${known}. Use that version, or scan again.`,
    );
  }
  if (isValid(reportSchema, value)) return value;
  const [first] = errorsIn(reportSchema, value);
  throw damaged(file, `${first?.instancePath || 'it'} ${first?.message ?? 'is not as it should be'}`);
};

const parse = (text: string, file: string): unknown => {
  if (text.trim() === '') throw damaged(file, 'it is empty');
  try {
    return JSON.parse(text);
  } catch {
    // A report that was cut off begins as one; anything else is something else.
    if (/^\s*\{\s*"format":\s*"ipv6-audit-report"/.test(text)) throw damaged(file, 'it is not whole JSON');
    throw new UserError(`${file} is neither a snapshot nor a report of ipv6-audit: it is neither gzip nor JSON; ${wanted}`);
  }
};

const damaged = (file: string, why: string): UserError =>
  new UserError(`${file} is not a whole ipv6-audit report: ${why}. Make a new one with: ipv6-audit scan --format json --output FILE`);
