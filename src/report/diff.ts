import type { Diff } from '../model/diff.ts';
import { renderDiffMarkdown } from './diff-markdown.ts';
import { renderDiffTerminal } from './diff-terminal.ts';
import type { Surface } from './style.ts';

export const diffFormats = ['terminal', 'json', 'markdown'] as const;
export type DiffFormat = (typeof diffFormats)[number];

const renderers: Record<DiffFormat, (diff: Diff, surface: Surface) => string> = {
  terminal: renderDiffTerminal,
  json: (diff) => `${JSON.stringify(diff, null, 2)}\n`,
  markdown: renderDiffMarkdown,
};

export const renderDiff = (diff: Diff, format: DiffFormat, surface: Surface): string => renderers[format](diff, surface);
