import { type Disposition, type Hop, type Journey, type Step, stepText, type Trace, type TraceReport } from '../model/trace.ts';
import { sanitise } from './sanitise.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

/** Up to so many traces are told hop by hop; of more there is a line or two each, and all of it in JSON. */
const fewEnough = 6;

const summaryLines = (trace: Trace, style: Style): readonly string[] => {
  const name = trace.source.name ? ` (${sanitise(trace.source.name)})` : '';
  const verdict = verdictPaint(style, trace.disposition).bold(trace.disposition.toUpperCase());
  return [
    ...style.block(0, `${verdict}  ${sanitise(trace.source.id)}${name} → ${sanitise(trace.destination)}`),
    ...style.block(2, style.paint.dim(sanitise(trace.why))),
  ];
};

/** A trace as an engineer reads it: the lookup, then hop by hop, there and back. */
export const renderTrace = (report: TraceReport, surface: Surface): string => {
  const style = makeStyle(surface);
  if (report.traces.length > fewEnough) return `${report.traces.flatMap((trace) => summaryLines(trace, style)).join('\n')}\n`;
  return `${report.traces.map((trace) => traceLines(trace, style).join('\n')).join('\n\n')}\n`;
};

const verdictPaint = ({ paint }: Style, disposition: Disposition) => {
  if (disposition === 'delivered' || disposition === 'exits') return paint.green;
  return disposition === 'unknown' ? paint.magenta : paint.red;
};

const traceLines = (trace: Trace, style: Style): readonly string[] => {
  const { paint, block } = style;
  const name = trace.source.name ? ` (${sanitise(trace.source.name)})` : '';
  return [
    ...block(0, paint.bold(`${sanitise(trace.source.id)}${name} → ${sanitise(trace.destination)}`)),
    ...block(2, `DNS  ${sanitise(trace.dns)}`),
    ...(trace.packet ? block(2, `TCP  ${sanitise(trace.packet)}`) : []),
    ...trace.notes.flatMap((note) => block(2, paint.dim(sanitise(note)))),
    ...journeyLines('there', trace.forward, style),
    ...(trace.reply ? journeyLines('back', trace.reply, style) : []),
    '',
    ...block(2, `${verdictPaint(style, trace.disposition).bold(trace.disposition.toUpperCase())}  ${sanitise(trace.why)}`),
  ];
};

const journeyLines = (way: string, { hops }: Journey, style: Style): readonly string[] => {
  const asked = merged(hops.filter(({ steps }) => steps.length > 0));
  return asked.length === 0 ? [] : ['', ...style.block(2, style.paint.underline(way)), ...asked.flatMap((hop) => hopLines(hop, style))];
};

/** Two stays at one place in a row, on both sides of a translation, read as one. */
const merged = (hops: readonly Hop[]): readonly Hop[] => {
  const done: Hop[] = [];
  for (const hop of hops) {
    const last = done.at(-1);
    if (last?.at.id === hop.at.id) done[done.length - 1] = { at: last.at, steps: [...last.steps, ...hop.steps] };
    else done.push(hop);
  }
  return done;
};

const hopLines = ({ at, steps }: Hop, style: Style): readonly string[] => [
  ...style.block(4, `${style.paint.bold(sanitise(at.id))}${at.name ? ` (${sanitise(at.name)})` : ''}`),
  ...steps.flatMap((step) => style.block(6, stepLine(step, style))),
];

const stepLine = (step: Step, { paint }: Style): string => {
  const text = sanitise(stepText(step));
  switch (step.kind) {
    case 'filter':
      return `${{ allowed: paint.green('✓'), denied: paint.red('✗'), partly: paint.yellow('~'), unknown: paint.magenta('?') }[step.answer]} ${text}`;
    case 'route':
      return `→ ${text}`;
    case 'translate':
      return `⇄ ${text}`;
    case 'note':
      return paint.dim(text);
  }
};
