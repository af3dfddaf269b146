import type { CommandWords, Values, Vocabulary } from '../../model/completion.ts';

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, (sign) => `\\${sign}`)}'`;

/** -x takes a value and no files, -r a value, -F files. https://fishshell.com/docs/current/cmds/complete.html */
const valueOf = (values: Values): string => {
  if (values === undefined) return '-x';
  if (values === 'files') return '-r -F';
  if (values === 'folders') return "-x -a '(__fish_complete_directories)'";
  return values === 'rules' ? '-x -a "$__ipv6_audit_rules"' : `-x -a ${quoted(values.join(' '))}`;
};

const argumentOf = (values: Values): string | undefined => {
  if (values === undefined || values === 'folders') return undefined;
  if (values === 'files') return '-F';
  return values === 'rules' ? '-a "$__ipv6_audit_rules"' : `-a ${quoted(values.join(' '))}`;
};

const commandLines = (bin: string, { id, summary, flags, args }: CommandWords): readonly string[] => {
  const within = `complete -c ${bin} -n '__fish_seen_subcommand_from ${id}'`;
  return [
    `complete -c ${bin} -n __fish_use_subcommand -a ${id} -d ${quoted(summary)}`,
    ...flags.map(({ name, char, summary: words, value }) =>
      [
        within,
        `-l ${name}`,
        ...(char === undefined ? [] : [`-s ${char}`]),
        ...(value ? [valueOf(value.values)] : []),
        `-d ${quoted(words)}`,
      ].join(' '),
    ),
    ...args.flatMap(({ values }) => argumentOf(values) ?? []).map((own) => `${within} ${own}`),
  ];
};

export const renderFish = ({ bin, commands, rules }: Vocabulary): string =>
  [
    `# Completion of ${bin} for fish: ${bin} completion fish > ~/.config/fish/completions/${bin}.fish`,
    `set -g __ipv6_audit_rules ${quoted(rules.join(' '))}`,
    `complete -c ${bin} -f`,
    ...commands.flatMap((command) => commandLines(bin, command)),
    '',
  ].join('\n');
