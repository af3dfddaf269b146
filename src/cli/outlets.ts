import { resolve } from 'node:path';
import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import type { Exhibits } from '../model/picture.ts';
import type { Report } from '../model/report.ts';
import { type Format, formats, render } from '../report/render.ts';
import { deliverPieces, surfaceOf } from './output.ts';

/** One form of the report, and the file it goes to; none means standard output. */
interface Outlet {
  readonly format: Format;
  readonly file: string | undefined;
}

interface Wanted {
  /** `NAME` or `NAME=FILE`, as given. */
  readonly formats: readonly string[];
  readonly output: string | undefined;
  /** Files that the run reads or writes besides. */
  readonly others: readonly (string | undefined)[];
}

/** Where the report goes, in which forms. What cannot be is told before anything is read. */
export const outletsOf = ({ formats: given, output, others }: Wanted): readonly Outlet[] => {
  const asked = given.length > 0 ? given.map(parseOutlet) : [{ format: 'terminal' as const, file: undefined }];
  const [first] = asked;
  if (output !== undefined && (asked.length > 1 || first?.file !== undefined))
    throw new UserError(
      '--output is for a single format without a file of its own; name the file of each as in --format json=report.json.',
    );
  const outlets = asked.map(({ format, file }) => ({ format, file: file ?? output }));
  const toTerminal = outlets.filter(({ file }) => file === undefined);
  if (toTerminal.length > 1)
    throw new UserError(
      `Only one format can go to standard output, and ${toTerminal.map(({ format }) => format).join(' and ')} have no file; name one as in --format ${toTerminal[1]?.format}=FILE.`,
    );
  requireOwnFiles(outlets, others);
  return outlets;
};

/** One value of --format. */
export const parseOutlet = (given: string): Outlet => {
  const [name = '', ...rest] = given.split('=');
  const format = formats.find((each) => each === name);
  if (!format) {
    const close = nearest(name.toLowerCase(), formats);
    throw new UserError(`There is no format "${name}"; ${close ? `did you mean "${close}"?` : `the formats are ${formats.join(', ')}.`}`);
  }
  const file = rest.join('=');
  if (rest.length > 0 && file === '')
    throw new UserError(`--format ${given} names no file; write --format ${name} or --format ${name}=FILE.`);
  return { format, file: rest.length > 0 ? file : undefined };
};

const requireOwnFiles = (outlets: readonly Outlet[], others: Wanted['others']): void => {
  const taken = new Set(others.flatMap((file) => (file === undefined ? [] : [resolve(file)])));
  for (const { format, file } of outlets) {
    if (file === undefined) continue;
    if (taken.has(resolve(file))) throw new UserError(`${file} is taken twice; give the format ${format} a file of its own.`);
    taken.add(resolve(file));
  }
};

/**
 * Renders every form from the one report before any is written, but for those that come in pieces, and files before standard
 * output. The exhibits are made only where a form shows them.
 */
export const deliverAll = async (report: Report, outlets: readonly Outlet[], exhibitsOf: () => Promise<Exhibits>): Promise<void> => {
  const exhibits = outlets.some(({ format }) => format === 'html') ? await exhibitsOf() : undefined;
  const rendered = await Promise.all(
    outlets.map(async ({ format, file }) => ({
      format,
      file,
      pieces: await render(report, format, surfaceOf(file !== undefined), exhibits),
    })),
  );
  for (const { format, pieces, file } of rendered.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined)))
    await deliverPieces(pieces, file, format === 'github');
};
