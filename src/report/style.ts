import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

export interface Surface {
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  readonly colour: boolean;
}

export interface Style {
  readonly width: number;
  readonly paint: InstanceType<typeof Chalk>;
  /** Breaks a text at the width, each line indented. */
  readonly block: (indent: number, text: string) => readonly string[];
  /** Breaks a shell command so that it can still be copied: lines end in a backslash. */
  readonly command: (indent: number, text: string) => readonly string[];
}

/** Wider lines than this are hard to read. */
const widest = 110;
const narrowest = 40;

export const makeStyle = ({ columns, colour }: Surface): Style => {
  const width = Math.min(widest, Math.max(narrowest, columns));
  const paint = new Chalk({ level: colour ? 1 : 0 });
  const indented = (indent: number, text: string) => `${' '.repeat(indent)}${text}`;
  const block = (indent: number, text: string) =>
    wrapAnsi(text, width - indent, { hard: true, trim: true })
      .split('\n')
      .map((line) => indented(indent, line));
  return {
    width,
    paint,
    block,
    command: (indent, text) =>
      text.startsWith('#')
        ? block(indent, text).map((line) => paint.dim(line))
        : commandLines(text, width - indent - 4).map((line, index) => paint.cyan(indented(indent + (index > 0 ? 2 : 0), line))),
  };
};

const commandLines = (text: string, room: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(last) + 1 + stringWidth(word) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
};

/** https://no-color.org and https://force-color.org: both win over what the stream is, FORCE_COLOR over NO_COLOR. */
export const wantsColour = (environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean => {
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (environment['NO_COLOR']) return false;
  return isTerminal && environment['TERM'] !== 'dumb';
};
