import { type Command, Help } from '@oclif/core';

/** oclif's help, and where there is more to read. */
export default class DocumentedHelp extends Help {
  protected override formatCommand(command: Command.Loadable): string {
    return `${super.formatCommand(command)}\n\n${this.furtherReading()}`;
  }

  override formatRoot(): string {
    return `${super.formatRoot()}\n\n${this.furtherReading()}`;
  }

  private furtherReading(): string {
    return this.section('DOCUMENTATION', this.config.pjson.homepage ?? '');
  }
}
