/**
 * Names and tags are written by whoever may tag a resource, and a terminal obeys what it is sent: control characters,
 * direction overrides (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing), line separators and lone surrogates
 * are shown by their code points instead.
 */
// oxlint-disable-next-line no-control-regex -- the control characters are the point
const hostile = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

export const sanitise = (text: string): string =>
  text.replaceAll(hostile, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
