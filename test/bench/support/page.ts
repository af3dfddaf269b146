import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const page = new URL('../../../docs/benchmarks.md', import.meta.url);

const parts = (): readonly string[] => (existsSync(page) ? readFileSync(page, 'utf8').split(/\n(?=## )/) : ['# Benchmarks\n']);
const join = (texts: readonly string[]): void => writeFileSync(page, `${texts.map((text) => text.trimEnd()).join('\n\n')}\n`);

/** Writes the page up to its first section, and keeps the sections. */
export const writeHead = (head: string): void => join([head, ...parts().slice(1)]);

/** Writes one section, in its place or at the end. */
export const writeSection = (title: string, lines: readonly string[]): void => {
  const text = [`## ${title}`, '', ...lines].join('\n');
  const old = parts();
  const at = old.findIndex((each) => each.startsWith(`## ${title}\n`));
  join(at === -1 ? [...old, text] : old.with(at, text));
};
