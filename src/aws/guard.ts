import type { Call } from './calls.ts';

/** Names under which AWS's APIs only read. `GetCallerIdentity` is one of them. */
const readingNames = /^(Describe|List|Get|Search)[A-Z]/;

/** Read operations whose answer is a secret or a signed grant: never called, whoever declares them. */
const secretNames =
  /^Get(SecretValue|PasswordData|SessionToken|FederationToken|AuthorizationToken|ParametersByPath|Parameters?|ConsoleOutput|ConsoleScreenshot)$/;

export class RefusedCallError extends Error {
  override readonly name = 'RefusedCall';
}

interface Stack {
  add(
    middleware: (next: Next, context: { readonly commandName?: string }) => Next,
    options: { step: 'initialize'; priority: 'high'; name: string },
  ): void;
}
type Next = (args: never) => Promise<never>;

/**
 * Puts a gate at the head of a client's middleware stack: an operation that no collector declared, or whose
 * name is not one of AWS's reading names, is refused before it is serialised or signed.
 */
export const guardReadOnly = (stack: unknown, service: string, allowed: ReadonlySet<Call>): void => {
  (stack as Stack).add(
    (next, context) => async (args) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      if (!mayLeave(service, operation, allowed)) {
        throw new RefusedCallError(
          `${service}:${operation || '(unnamed operation)'} is not a read that this program declared; it was not sent`,
        );
      }
      return next(args);
    },
    { step: 'initialize', priority: 'high', name: 'readOnlyGuard' },
  );
};

const mayLeave = (service: string, operation: string, allowed: ReadonlySet<string>): boolean => {
  if (service === 'sts' && operation === 'AssumeRole') return true;
  return readingNames.test(operation) && !secretNames.test(operation) && allowed.has(`${service}:${operation}`);
};
