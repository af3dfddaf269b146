import { Args } from '@oclif/core';
import { BaseCommand } from '../cli/base-command.ts';
import { deliver } from '../cli/output.ts';
import { vocabularyOf } from '../cli/vocabulary.ts';
import { renderCompletion, type Shell, shells } from '../report/completion/render.ts';

export default class Completion extends BaseCommand {
  static override readonly summary = 'Write the script by which a shell completes commands, flags, their values and the ids of rules.';
  static override readonly description = [
    'Asks nobody; works offline. The script is whole in itself: completing starts no program.',
    '',
    'Exit codes: 0; 1 a bug of ours; 2 usage.',
  ].join('\n');
  static override readonly examples = [
    { description: 'bash, in ~/.bashrc', command: 'eval "$(<%= config.bin %> completion bash)"' },
    { description: 'zsh, in ~/.zshrc after compinit', command: 'source <(<%= config.bin %> completion zsh)' },
    { description: 'fish, once', command: '<%= config.bin %> completion fish > ~/.config/fish/completions/<%= config.bin %>.fish' },
    {
      description: 'PowerShell, in $PROFILE',
      command: '<%= config.bin %> completion powershell | Out-String | Invoke-Expression',
    },
  ];
  static override readonly args = { shell: Args.string({ description: 'The shell.', options: [...shells], required: true }) };

  async run(): Promise<void> {
    const { args } = await this.parse(Completion);
    await deliver(renderCompletion(vocabularyOf(this.config), args.shell as Shell), undefined);
  }
}
