import type { Exhibits } from '../model/picture.ts';
import type { Report } from '../model/report.ts';
import { batched } from '../model/batched.ts';
import type { Surface } from './style.ts';

/** Exhibits are what the inventory shows beside the verdicts; made only for forms that have pictures. */
type Renderer = (report: Report, surface: Surface, exhibits: Exhibits | undefined) => string | Iterable<string>;

/** The forms of a scan's report. Each is loaded only where it is asked for. */
const renderers = {
  terminal: async () => (await import('./terminal.ts')).renderTerminal,
  json: async () => (await import('./json.ts')).renderJson,
  sarif: async () => (await import('./sarif.ts')).renderSarif,
  junit: async () => (await import('./junit.ts')).renderJunit,
  ocsf: async () => (await import('./ocsf.ts')).renderOcsf,
  csv: async () => (await import('./csv.ts')).renderCsv,
  markdown: async () => (await import('./markdown.ts')).renderMarkdown,
  github: async () => (await import('./github.ts')).renderGithub,
  html: async () => (await import('./scan/html.ts')).renderHtml,
  ndjson: async () => (await import('./ndjson.ts')).renderNdjson,
} satisfies Record<string, () => Promise<Renderer>>;

export type Format = keyof typeof renderers;
export const formats = Object.keys(renderers) as readonly Format[];

/** The forms that show of passes only how many there are. */
const countingForms: ReadonlySet<Format> = new Set(['terminal', 'sarif', 'markdown', 'github']);

export const listsPasses = (format: Format): boolean => !countingForms.has(format);

/** The forms that show a fix also as Terraform. */
const terraformForms: ReadonlySet<Format> = new Set(['json', 'ndjson', 'html']);

export const showsTerraform = (format: Format): boolean => terraformForms.has(format);

/** In pieces, which are made as they are taken. */
export const render = async (report: Report, format: Format, surface: Surface, exhibits?: Exhibits): Promise<Iterable<string>> => {
  const renderer: Renderer = await renderers[format]();
  const rendered = renderer(report, surface, exhibits);
  return typeof rendered === 'string' ? [rendered] : batched(rendered);
};
