import { sanitise } from './sanitise.ts';

/** Longer texts than this are nobody's sentence; the JSON report has them whole. */
const mostCharacters = 2000;

/** A text of AWS's in one line that nothing obeys, cut where it is longer than anybody reads. */
export const plain = (text: string, most = mostCharacters): string => {
  const shown = sanitise(text.slice(0, most));
  return shown.length <= most && text.length <= most ? shown : `${sanitise(shown.slice(0, most - 1))}…`;
};
