import { type FileHandle, open } from 'node:fs/promises';
import { sameNames, type Side } from '../audit/diff-sides.ts';
import type { AuditOptions } from '../audit/part.ts';
import { audit } from '../audit/report.ts';
import { UserError } from '../model/failure.ts';
import { type Report, reportSchema } from '../model/report.ts';
import { sanitise } from '../report/sanitise.ts';
import { isFolder } from '../snapshot/scan-file.ts';
import { errorsIn, isValid } from './json-schema.ts';
import { openSnapshot, whole } from './obtain-inventory.ts';

type Judged = Pick<AuditOptions, 'targets' | 'rules' | 'tags' | 'severityOverrides' | 'exclude'>;

/** What `diff` compares: snapshots, which are judged now, or reports, which were judged before. */
export const readSide = async (file: string, options: Judged): Promise<Side> => {
  const text = (await isFolder(file)) ? undefined : await textOf(file);
  if (text === undefined) {
    const inventory = await whole(await openSnapshot(file));
    // Whole: what the comparison leaves out, it leaves out knowing what both had to say of it.
    return { file, source: 'snapshot', report: audit(inventory, { ...options, severity: 'info', vpcs: [] }), inventory };
  }
  const report = parseReport(text, file);
  if (options.tags.length > 0 && !sameNames(options.tags, report.options.tags)) {
    throw new UserError(`${file} is a report, which does not tell tags; --tag needs snapshots, or reports that were made with it.`);
  }
  return { file, source: 'report', report };
};

/** The text of a file; undefined where it is compressed, as snapshots are (https://www.rfc-editor.org/rfc/rfc1952#page-6). */
const textOf = async (file: string): Promise<string | undefined> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const start = Buffer.alloc(2);
    const { bytesRead } = await handle.read(start, 0, 2);
    if (start[0] === 0x1f && start[1] === 0x8b) return undefined;
    // Goes on from there, so that a pipe will do.
    return Buffer.concat([start.subarray(0, bytesRead), await handle.readFile()])
      .toString('utf8')
      .replace(/^\ufeff/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(code === 'ENOENT' ? `There is no file ${file}; ${wanted}` : `${file} could not be read: ${message}.`);
  } finally {
    await handle?.close();
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
