/** Its own types are not in the package. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): { readonly isValid: boolean; readonly errors: readonly object[] };
}
