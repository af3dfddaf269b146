import type { Event } from 'js-yaml';

/** A value of a YAML text and the line it stands in, counted from 1: a text, a list, or a mapping; none of them for an alias. */
export interface Placed {
  readonly line: number;
  readonly text?: string;
  readonly items?: readonly Placed[];
  readonly members?: readonly (readonly [key: Placed, value: Placed])[];
}

/** A text that is no YAML, with the line where that shows. */
export class NotYamlError extends Error {
  override readonly name = 'NotYaml';
  readonly line: number;
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** Reads the first document, every scalar as the text that stands there: a number would lose the zeros at its beginning. JSON is YAML too. */
export const readPlaced = async (source: string): Promise<Placed | undefined> => {
  const { EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, getScalarValue, parseEvents, YAMLException } = await import('js-yaml');
  const lineOf = (offset: number): number => source.slice(0, Math.max(0, offset)).split('\n').length;
  let events: readonly Event[];
  try {
    events = parseEvents(source, {});
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new NotYamlError((error.mark?.line ?? 0) + 1, error.reason);
  }
  // The first event opens the document.
  let next = 1;
  const untilPop = (): readonly Placed[] => {
    const values: Placed[] = [];
    while (events[next] !== undefined && events[next]?.type !== EVENT_POP) values.push(read(events[next] as Event));
    next += 1;
    return values;
  };
  const read = (event: Event): Placed => {
    next += 1;
    if (event.type === EVENT_SCALAR) return { line: lineOf(event.valueStart), text: getScalarValue(source, event) };
    if (event.type === EVENT_SEQUENCE) return { line: lineOf(event.start), items: untilPop() };
    if (event.type !== EVENT_MAPPING) return { line: lineOf('anchorStart' in event ? event.anchorStart : 0) };
    const values = untilPop();
    const pairs = values.flatMap((key, index) => (index % 2 === 0 ? [[key, values[index + 1] ?? { line: key.line }] as const] : []));
    return { line: lineOf(event.start), members: pairs };
  };
  const first = events[next];
  return first === undefined || first.type === EVENT_POP ? undefined : read(first);
};
