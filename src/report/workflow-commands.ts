/** What the runner's comparison passes over: https://unicode.org/reports/tr10/#Ignorables_Defn. */
const signs = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}`;
const atLineStart = new RegExp(String.raw`^([[\s${signs}]--\n]*:[[${signs}]--\n]*):`, 'gmv');
const anywhere = new RegExp(String.raw`(#[[${signs}]--\n]*)#([[${signs}]--\n]*\[)`, 'gv');

/**
 * A text in which a GitHub runner finds no workflow command: it obeys `::command::` at the beginning of a line, white space before
 * it or not, and `##[command]` anywhere in one. The sign in question is shown by its code point, in a form that leaves the values of
 * JSON what they are.
 * https://docs.github.com/actions/reference/workflow-commands,
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export const withoutCommands = (text: string): string =>
  text.replaceAll(atLineStart, String.raw`$1\u003a`).replaceAll(anywhere, String.raw`$1\u0023$2`);
