import type { CommandWords, Values, Vocabulary } from '../../model/completion.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** An empty list leaves the word to PowerShell, which completes paths. */
const listOf = (values: Values): string => {
  if (values === 'rules') return '$rules';
  return Array.isArray(values) ? `@(${values.map(quoted).join(', ')})` : '@()';
};

const commandEntry = ({ id, summary, flags, args }: CommandWords): string => {
  const names = flags.flatMap(({ name, char, value }) =>
    [`--${name}`, ...(char === undefined ? [] : [`-${char}`])].map(
      (each) => `      ${quoted(each)} = ${value ? listOf(value.values) : '$null'}`,
    ),
  );
  const own = args.find(({ values }) => values !== undefined)?.values;
  return [`    ${quoted(id)} = @{ summary = ${quoted(summary)}; args = ${listOf(own)}; flags = @{`, ...names, '    } }'].join('\n');
};

export const renderPowershell = ({ bin, commands, rules }: Vocabulary): string =>
  [
    `# Completion of ${bin} for PowerShell: ${bin} completion powershell | Out-String | Invoke-Expression, in $PROFILE`,
    `Register-ArgumentCompleter -Native -CommandName ${quoted(bin)} -ScriptBlock {`,
    '  param($wordToComplete, $commandAst, $cursorPosition)',
    `  $rules = ${listOf(rules)}`,
    '  $commands = @{',
    ...commands.map(commandEntry),
    '  }',
    '  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })',
    '  if ($before.Count -le 1) {',
    '    $found = $commands.Keys',
    '  } else {',
    '    $command = $commands[$before[1]]',
    '    if ($null -eq $command) { return }',
    '    $values = if ($before.Count -gt 2) { $command.flags[$before[-1]] }',
    '    if ($null -ne $values) { $found = $values }',
    "    elseif ($wordToComplete -like '-*') { $found = $command.flags.Keys }",
    '    else { $found = $command.args }',
    '  }',
    '  $found | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object | ForEach-Object {',
    '    $tip = if ($before.Count -le 1) { $commands[$_].summary } else { $_ }',
    "    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $tip)",
    '  }',
    '}',
    '',
  ].join('\n');
