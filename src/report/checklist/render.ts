import type { Checklist } from '../../model/checklist/checklist.ts';
import type { Surface } from '../style.ts';
import { checklistHtml } from './html.ts';
import { checklistMarkdown } from './markdown.ts';
import { checklistTerminal } from './terminal.ts';

export const checklistFormats = ['terminal', 'markdown', 'html', 'json'] as const;
export type ChecklistFormat = (typeof checklistFormats)[number];

const renderers: Record<ChecklistFormat, (checklist: Checklist, surface: Surface) => string> = {
  terminal: checklistTerminal,
  markdown: checklistMarkdown,
  html: checklistHtml,
  json: (checklist) => `${JSON.stringify(checklist, undefined, 2)}\n`,
};

export const renderChecklist = (checklist: Checklist, format: ChecklistFormat, surface: Surface): string =>
  renderers[format](checklist, surface);
