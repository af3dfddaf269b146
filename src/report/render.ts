import type { Report } from '../model/report.ts';
import { renderJson } from './json.ts';
import type { Surface } from './style.ts';
import { renderTerminal } from './terminal.ts';

export const formats = ['terminal', 'json'] as const;
export type Format = (typeof formats)[number];

const renderers: Record<Format, (report: Report, surface: Surface) => string> = { terminal: renderTerminal, json: renderJson };

export const render = (report: Report, format: Format, surface: Surface): string => renderers[format](report, surface);
