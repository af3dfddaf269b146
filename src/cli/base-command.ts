import { Command } from '@oclif/core';
import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';

interface ParseFailure extends Error {
  readonly oclif?: { readonly exit?: number };
  readonly flags?: unknown;
}

/** What all commands share: a user's mistake ends in one sentence and the right exit code, our own in exit 1. */
export abstract class BaseCommand extends Command {
  protected override async catch(error: ParseFailure): Promise<void> {
    const told = this.tell(error);
    if (!told) throw error;
    process.stderr.write(`${this.config.bin}: ${told.message}\n`);
    process.exitCode = told.exitCode;
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
