import type { CommandWords, Values, Vocabulary } from '../../model/completion.ts';

/**
 * Where it replies nothing bash completes paths, which it can do better than a script; unless compopt, of bash 4 and newer, says
 * that a word is none.
 */
const reply = (values: Values): string => {
  if (values === undefined) return 'compopt +o default 2>/dev/null; return';
  if (values === 'files' || values === 'folders') return 'return';
  return `COMPREPLY=($(compgen -W "${values === 'rules' ? '$rules' : values.join(' ')}" -- "$cur")); return`;
};

const valueCases = ({ id, flags }: CommandWords): readonly string[] =>
  flags.flatMap(({ name, char, value }) => {
    if (!value) return [];
    const names = [`--${name}`, ...(char === undefined ? [] : [`-${char}`])];
    return [`    ${names.map((each) => `'${id} ${each}'`).join('|')}) ${reply(value.values)} ;;`];
  });

const commandCase = ({ id, flags, args }: CommandWords): string => {
  const names = flags.map(({ name }) => `--${name}`).join(' ');
  const own = args.find(({ values }) => values !== undefined)?.values;
  return `    ${id}) case "$cur" in -*) COMPREPLY=($(compgen -W "${names}" -- "$cur")) ;; *) ${reply(own)} ;; esac ;;`;
};

/** Bash breaks words at `=`, so that `--flag=value` comes as three. */
export const renderBash = ({ bin, commands, rules }: Vocabulary): string => {
  const name = `_${bin.replaceAll('-', '_')}`;
  return [
    `# Completion of ${bin} for bash: eval "$(${bin} completion bash)" in ~/.bashrc`,
    `${name}() {`,
    '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" flag=""',
    `  local rules="${rules.join(' ')}"`,
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${[...commands.map(({ id }) => id), '--help', '--version'].join(' ')}" -- "$cur"))`,
    '    return',
    '  fi',
    '  if [ "$cur" = "=" ]; then flag="$prev"; cur=""',
    '  elif [ "$prev" = "=" ]; then flag="${COMP_WORDS[COMP_CWORD-2]}"',
    '  else flag="$prev"; fi',
    '  case "${COMP_WORDS[1]} $flag" in',
    ...commands.flatMap(valueCases),
    '  esac',
    '  case "${COMP_WORDS[1]}" in',
    ...commands.map(commandCase),
    '  esac',
    '}',
    `complete -o default -F ${name} ${bin}`,
    '',
  ].join('\n');
};
