/**
 * A mistake of the user's or a trouble of the surroundings: told in one sentence, without a stack trace.
 * Exit codes: 2 usage or configuration, 3 nothing could be read.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: 2 | 3;
  constructor(message: string, exitCode: 2 | 3 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
