import type { Disposition, Hop, Journey, Step, Trace, TraceReport } from '../model/trace.ts';
import { sanitise } from './sanitise.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

/** A trace as an engineer reads it: the lookup, then hop by hop, there and back. */
export const renderTrace = (report: TraceReport, surface: Surface): string => {
  const style = makeStyle(surface);
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
  ...steps.flatMap((step) => style.block(6, stepText(step, style))),
];

const stepText = (step: Step, { paint }: Style): string => {
  switch (step.kind) {
    case 'filter': {
      const mark = { allowed: paint.green('✓'), denied: paint.red('✗'), partly: paint.yellow('~'), unknown: paint.magenta('?') }[
        step.answer
      ];
      return `${mark} ${step.direction === 'egress' ? 'out' : 'in'}  ${sanitise(step.by.id)}: ${sanitise(step.line)}`;
    }
    case 'route':
      return `→ ${sanitise(step.prefix)} to ${sanitise(step.target.type === 'local' ? 'local' : step.target.id)}  ${paint.dim(sanitise(step.table))}`;
    case 'translate':
      return `⇄ ${step.before.source} → ${step.before.destination} becomes ${step.after.source} → ${step.after.destination}`;
    case 'note':
      return paint.dim(sanitise(step.text));
  }
};
