// What every form of a report must be, whatever the account holds.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Exhibits } from '../../src/model/picture.ts';
import type { Report } from '../../src/model/report.ts';
import { type Format, render } from '../../src/report/render.ts';
import sarifSchema from '../support/schemas/sarif-2.1.0.json' with { type: 'json' };

const ajv = new Ajv2020.default({ allErrors: false, strict: false });
addFormats.default(ajv);
const isSarif = ajv.compile(sarifSchema);

// oxlint-disable-next-line no-control-regex -- the control characters are the point
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
/** What the hostile texts would be as markup. */
const markup = /<script>alert|<img src=x|<b onclick/;

const rendered = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const wants = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

const each = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

const checks: Readonly<Record<Format, (text: string, isThorough: boolean) => void>> = {
  terminal: (text) => wants(!controls.test(text), 'terminal: a control character'),
  json: (text) => void JSON.parse(text),
  sarif: (text, isThorough) => {
    const log: unknown = JSON.parse(text);
    if (isThorough) wants(isSarif(log), `sarif: ${JSON.stringify(isSarif.errors)}`);
  },
  junit: (text) => wants(XMLValidator.validate(text) === true, 'junit: not well-formed'),
  ocsf: (text) => void (text.startsWith('[') ? JSON.parse(text) : each(text)),
  csv: (text) => void parse(text, { columns: true }),
  // In a code span markup is none, so that a suspicion has to be looked into.
  markdown: (text) => wants(!markup.test(text) || !markup.test(rendered(text)), 'markdown: raw markup'),
  github: (text) => wants(!/^::(?!error|warning|notice|group|endgroup|debug)/m.test(text), 'github: a command that is none of ours'),
  html: (text) => wants(!markup.test(text) && !controls.test(text.replaceAll('\t', '')), 'html: raw markup or a control character'),
  ndjson: (text) => void each(text),
};

export const checkForm = async (report: Report, format: Format, exhibits: Exhibits | undefined, isThorough: boolean): Promise<void> => {
  const text = [...(await render(report, format, { columns: 100, colour: false }, exhibits))].join('');
  checks[format](text, isThorough);
};
