import type { Command, Config } from '@oclif/core';
import type { CommandWords, FlagWords, Values, Vocabulary } from '../model/completion.ts';
import { compare } from '../model/order.ts';
import { formats } from '../report/render.ts';
import { catalogue, topics } from '../rules/catalogue.ts';

/** The words of the command line, from what oclif knows of the commands. */
export const vocabularyOf = ({ bin, commands }: Pick<Config, 'bin' | 'commands'>): Vocabulary => ({
  bin,
  commands: commands.map(wordsOf).toSorted((a, b) => compare(a.id, b.id)),
  rules: catalogue.map(({ id }) => id).toSorted(compare),
});

const wordsOf = ({ id, summary = '', flags, args }: Pick<Command.Loadable, 'id' | 'summary' | 'flags' | 'args'>): CommandWords => ({
  id,
  summary,
  flags: [...Object.values(flags).flatMap(flagWords), { name: 'help', summary: 'Show help for the command.', repeatable: false }].toSorted(
    (a, b) => compare(a.name, b.name),
  ),
  args: Object.values(args).map(({ name, options }) => ({ name, values: options ?? argumentValues(id, name) })),
});

type Flag = Command.Loadable['flags'][string];

const flagWords = (flag: Flag): readonly FlagWords[] => {
  const { name, char, summary = '' } = flag;
  if (flag.type === 'boolean') {
    const shown = { name, char, summary, repeatable: false };
    return flag.allowNo ? [shown, { name: `no-${name}`, summary, repeatable: false }] : [shown];
  }
  const values = flag.options ?? flagValues(name, flag.helpValue);
  const value = { name: typeof flag.helpValue === 'string' ? flag.helpValue : name.toUpperCase(), values };
  return [{ name, char, summary, repeatable: flag.multiple === true, value }];
};

const flagValues = (name: string, helpValue: Flag extends { helpValue?: infer H } ? H : unknown): Values => {
  if (name === 'rule' || name === 'skip-rule') return 'rules';
  if (name === 'topic') return Object.keys(topics);
  if (helpValue === 'NAME[=FILE]') return formats;
  if (helpValue === 'FILE') return 'files';
  return helpValue === 'DIR' ? 'folders' : undefined;
};

const argumentValues = (command: string, name: string): Values => {
  if (name === 'rule') return 'rules';
  return command === 'diff' ? 'files' : undefined;
};
