import { Command, Flags, type Interfaces } from '@oclif/core';
import type { Config } from '../model/config.ts';
import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { argumentsOf } from './configured.ts';

interface ParseFailure extends Error {
  readonly oclif?: { readonly exit?: number };
  readonly flags?: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** The flags of commands that take a configuration file. */
export const configFlags = {
  config: Flags.string({
    summary: 'Take settings from this file; see Settings in the README. Default: ipv6-audit.config.json, .yaml or .yml, from here upwards.',
    helpValue: 'FILE',
    exclusive: ['no-config'],
    helpGroup: 'CONFIGURATION',
  }),
  'no-config': Flags.boolean({ summary: 'Take no settings from a file.', helpGroup: 'CONFIGURATION' }),
};

/** What all commands share: a user's mistake ends in one sentence and the right exit code, our own in exit 1. */
export abstract class BaseCommand extends Command {
  protected override async catch(error: ParseFailure): Promise<void> {
    const told = this.tell(error);
    if (!told) throw error;
    process.stderr.write(`${this.config.bin}: ${told.message}\n`);
    process.exitCode = told.exitCode;
  }

  /** The command line together with the configuration file; `own` names flags that no file sets. */
  protected async parseConfigured<
    F extends Members & { config?: string | undefined; 'no-config'?: boolean; quiet?: boolean },
    A extends Members,
  >(command: Interfaces.Input<F, Members, A>, own: readonly string[] = []): Promise<{ flags: F; args: A; settings: Config }> {
    const forms = Object.entries(command.flags ?? {});
    // What is required may stand in the file.
    const relaxed = Object.fromEntries(forms.map(([name, form]) => [name, { ...(form as object), required: false }]));
    const first = await this.parse<F, Members, A>({ ...command, flags: relaxed as typeof command.flags & object });
    const { flags: given, metadata } = first;
    // It knows every rule, which most commands need not.
    const { loadConfiguration } = await import('./config-file.ts');
    const configuration = given['no-config'] ? undefined : await loadConfiguration(given.config);
    const names = new Set(Object.keys(given).filter((name) => !metadata.flags[name]?.setFromDefault));
    const settable = Object.fromEntries(forms.filter(([name]) => !(name in configFlags || own.includes(name))));
    const more = configuration ? argumentsOf(configuration, settable, names) : [];
    const { flags, args } = await this.parse<F, Members, A>(command, [...more, ...this.argv]);
    if (configuration && given.config === undefined && !flags.quiet)
      process.stderr.write(`${this.config.bin}: Settings from ${configuration.file}\n`);
    return { flags, args, settings: configuration?.config ?? {} };
  }

  private tell(error: ParseFailure): { readonly message: string; readonly exitCode: number } | undefined {
    if (error instanceof UserError) {
      // oclif wraps what a flag's parser throws into lines of its own.
      const [, own = error.message] = /^Parsing --\S+ \n\t(.*)\n/.exec(error.message) ?? [];
      return { message: own, exitCode: error.exitCode };
    }
    if (error.oclif?.exit !== 2) return undefined;
    const [first = ''] = error.message.split('\n');
    const unknown = /^Nonexistent flags?: (.*)$/.exec(first)?.[1];
    if (unknown) return { message: this.unknownFlag(unknown), exitCode: 2 };
    const sentence = error.message
      .replace(/\nSee more help with --help$/, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    return { message: `${sentence}${sentence.endsWith('.') ? '' : '.'} See: ${this.config.bin} ${this.id} --help`, exitCode: 2 };
  }

  private unknownFlag(given: string): string {
    const [name = given] = given.split(/[, ]/);
    const known = Object.keys(this.ctor.flags).map((flag) => `--${flag}`);
    const close = nearest(name, known);
    return `There is no flag ${name}${close ? `; did you mean ${close}?` : '.'} See: ${this.config.bin} ${this.id} --help`;
  }
}
