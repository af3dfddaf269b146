import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** In the package, beside the bundle. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

/** A package whose code is in the bundle. */
interface Bundled {
  readonly id: string;
  readonly license: string;
  /** Its licence and notice files, in full; empty where it brings none. */
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/** `…/node_modules/a/node_modules/@b/c/dist/x.js` → `…/node_modules/a/node_modules/@b/c` */
const folderOf = (module: string): string | undefined => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)\//.exec(module)?.[1];

const read = (folder: string): Bundled => {
  const { name, version, license = 'UNKNOWN', author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)(\.(md|txt))?$/i.test(file));
  const text = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const holder = typeof author === 'object' ? author.name : author;
  const instead = holder === undefined ? '' : `Copyright ${holder}`;
  return { id: `${name}@${version}`, license, text: text.join('\n\n') || instead };
};

/**
 * The licences of a bundle's packages ask that their texts go with the code. A licence that nobody has looked at stops the
 * build.
 */
const known = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT']);

const isCopyright = (line: string): boolean => /^\s*(?:[-*] )?(?:copyright\b|\(c\)|©).*\d/i.test(line);

/** Who holds the rights, line by line, and under which words; of the Apache License not the advice on how to apply it. */
const partsOf = ({ text }: Bundled): { readonly holders: string; readonly words: string } => {
  const [terms = '', ...rest] = text.split(/^ *END OF TERMS AND CONDITIONS *$/m);
  const notice =
    rest
      .join('\n')
      .split(/^\s*limitations under the License\.?\s*$/m)
      .at(-1) ?? '';
  const holders = text.split('\n').filter((line) => isCopyright(line) && !/\[yyyy\]/.test(line));
  const body = terms.split('\n').filter((line) => !isCopyright(line));
  return {
    holders: [...new Set(holders.map((line) => line.trim()))].join('\n'),
    words: `${body.join('\n').trim()}\n\n${notice.trim()}`.trim(),
  };
};

/** Packages under the same words share one copy of them. */
const noticesOf = (packages: readonly Bundled[]): string => {
  const strange = packages.filter(({ license }) => !known.has(license)).map(({ id, license }) => `${id}: ${license}`);
  if (strange.length > 0) throw new Error(`licences that were never looked at, in bin/third-party.ts: ${strange.join(', ')}`);
  const parted = packages.map((each) => ({ ...each, ...partsOf(each) }));
  const sections = [
    ...Map.groupBy(parted, ({ license, words }) => `${license} ${words.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ')}`).values(),
  ].map((group) => {
    const held = [...Map.groupBy(group, ({ holders }) => holders)].map(([holders, members]) =>
      [...new Set(members.map(({ id, license }) => `${id} (${license})`)), ...(holders === '' ? [] : [holders])].join('\n'),
    );
    return [...held, group[0]?.words ?? ''].join('\n\n');
  });
  return `${['The program contains code of these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};

/** Adds the notices of all packages whose code is in the bundle, and not of those that were shaken out of it. */
export const withNotices = (): Plugin => ({
  name: 'third-party-notices',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((each) =>
      each.type === 'chunk' ? Object.entries(each.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])) : [],
    );
    const folders = new Set(modules.flatMap((module) => folderOf(module) ?? []));
    const packages = [...folders].map(read).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.emitFile({ type: 'asset', fileName: noticesFile, source: noticesOf(packages) });
  },
});

/** The packages that a built program says it contains, as `name@version`. */
export const bundledPackages = (dist: string): readonly string[] => [
  ...new Set(
    [...readFileSync(join(dist, noticesFile), 'utf8').matchAll(/^((?:@[\w.-]+\/)?[\w.-]+@\d[\w.+-]*) \([\w.-]+\)$/gm)].map(
      ([, id]) => id ?? '',
    ),
  ),
];
