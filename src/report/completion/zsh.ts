import type { CommandWords, FlagWords, Values, Vocabulary } from '../../model/completion.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Within the specs of _arguments brackets and colons are signs. https://zsh.sourceforge.io/Doc/Release/Completion-System.html */
const plain = (text: string): string => text.replaceAll(/[\\[\]:]/g, (sign) => `\\${sign}`);

const action = (values: Values): string => {
  if (values === undefined) return "' '";
  if (values === 'files') return '_files';
  if (values === 'folders') return "'_files -/'";
  return values === 'rules' ? '"(${rules[*]})"' : quoted(`(${values.join(' ')})`);
};

const flagSpecs = ({ name, char, summary, repeatable, value }: FlagWords): readonly string[] => {
  const many = repeatable ? '*' : '';
  const forms = [`--${name}${value ? '=' : ''}`, ...(char === undefined ? [] : [`-${char}${value ? '+' : ''}`])];
  return forms.map((form) => {
    const spec = quoted(`${many}${form}[${plain(summary)}]${value ? `:${plain(value.name)}:` : ''}`);
    return value ? spec + action(value.values) : spec;
  });
};

const commandCase = ({ id, flags, args }: CommandWords): string => {
  const specs = [
    ...flags.flatMap(flagSpecs),
    ...args.map(({ name, values }, index) => quoted(`${index + 1}:${plain(name)}:`) + action(values)),
  ];
  return [`    ${id})`, `      _arguments ${specs.join(' \\\n        ')}`, '      ;;'].join('\n');
};

export const renderZsh = ({ bin, commands, rules }: Vocabulary): string => {
  const name = `_${bin.replaceAll('-', '_')}`;
  return [
    `#compdef ${bin}`,
    `# Completion of ${bin} for zsh: source <(${bin} completion zsh) in ~/.zshrc, after compinit`,
    `${name}() {`,
    '  local -a commands rules',
    `  commands=(${commands.map(({ id, summary }) => quoted(`${id}:${summary}`)).join(' ')})`,
    `  rules=(${rules.join(' ')})`,
    '  if (( CURRENT == 2 )); then',
    '    _describe command commands',
    '    return',
    '  fi',
    '  local command=$words[2]',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case $command in',
    ...commands.map(commandCase),
    '  esac',
    '}',
    `compdef ${name} ${bin}`,
    '',
  ].join('\n');
};
