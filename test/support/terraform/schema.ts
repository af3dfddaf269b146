import { readFileSync } from 'node:fs';

/** The types that a value may have. A set is written as a list is. */
type ValueType = 'string' | 'number' | 'bool' | 'list(string)' | 'list(number)' | 'map(string)' | 'map(number)' | 'map(bool)' | 'any';

/**
 * How the members of a group are written: `block` as one nested block, `blocks` as any number of them,
 * `object` and `objects` as an argument's value, `either` as blocks or as an argument.
 */
type Form = 'block' | 'blocks' | 'object' | 'objects' | 'either';

/** `!` marks what must be given; what is `computed` can be referred to, not set. */
export type Member = 'computed' | ValueType | `${ValueType}!` | readonly [Form | `${Form}!`, Members];

export interface Members {
  readonly [name: string]: Member;
}

/** What test/support/terraform/extract-schema.ts keeps of the hashicorp/aws provider. */
export interface ProviderSchema {
  readonly source: {
    readonly provider: string;
    readonly providerVersion: string;
    readonly package: string;
    readonly packageVersion: string;
    readonly read: string;
  };
  readonly resources: Readonly<Record<string, Members>>;
}

export const schemaFile = new URL('aws-provider-schema.json', import.meta.url);

/** Read once, when first asked for. */
let schema: ProviderSchema | undefined;

export const providerSchema = (): ProviderSchema => {
  schema ??= JSON.parse(readFileSync(schemaFile, 'utf8')) as ProviderSchema;
  return schema;
};
