import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What hcl2json makes of a body: arguments by name, and each nested block as an object in an array. */
export interface Body {
  readonly [name: string]: unknown;
}

/**
 * HashiCorp's own parser as WebAssembly. It is loaded where first needed, since that takes a third of a second;
 * untyped, since its typings bring the DOM's into the project.
 */
export const parseTerraform = async (text: string): Promise<Body> => {
  const { parse } = require('@cdktf/hcl2json') as { readonly parse: (file: string, text: string) => Promise<Body> };
  return await parse('fix.tf', text);
};
