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
interface Asked {
  readonly input?: { readonly Name?: unknown };
}
type Next = (args: Asked) => Promise<never>;

/**
 * Puts a gate at the head of a client's middleware stack: an operation that no collector declared, or whose
 * name is not one of AWS's reading names, is refused before it is serialised or signed.
 */
export const guardReadOnly = (stack: unknown, service: string, allowed: ReadonlySet<Call>): void => {
  (stack as Stack).add(
    (next, context) => async (args) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      if (!mayLeave(service, operation, allowed, args.input?.Name)) {
        throw new RefusedCallError(
          `${service}:${operation || '(unnamed operation)'} is not a read that this program declared; it was not sent`,
        );
      }
      return next(args);
    },
    { step: 'initialize', priority: 'high', name: 'readOnlyGuard' },
  );
};

const mayLeave = (service: string, operation: string, allowed: ReadonlySet<string>, name: unknown): boolean => {
  if (service === 'sts' && operation === 'AssumeRole') return true;
  if (!readingNames.test(operation) || !allowed.has(`${service}:${operation}`)) return false;
  return !secretNames.test(operation) || isPublicParameter(service, operation, name);
};

/**
 * Parameters that AWS publishes to everyone, such as the list of its services, and which nobody else can write.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
 */
const isPublicParameter = (service: string, operation: string, name: unknown): boolean =>
  service === 'ssm' &&
  operation === 'GetParameter' &&
  typeof name === 'string' &&
  /^\/aws\/service\/[\w./-]+$/.test(name) &&
  !name.includes('..');
