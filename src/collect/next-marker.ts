import type { Call } from '../aws/calls.ts';
import { RepeatingTokenError } from '../aws/errors.ts';
import { FailedCallError } from './reader.ts';

interface MarkedPage {
  readonly NextMarker?: string | undefined;
}

/**
 * The pages of listings that repeat the request's marker in their answer (CloudFront, EFS, Route 53), where only NextMarker
 * leads on: the reader's own paging would take the repeated one for it.
 */
export const markedPages = async function* <Page extends MarkedPage>(
  call: Call,
  ask: (at: { readonly Marker?: string }) => Promise<Page | undefined>,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let marker: string | undefined;
  do {
    const page = await ask(marker === undefined ? {} : { Marker: marker });
    if (!page) return;
    yield page;
    const next = page.NextMarker || undefined;
    if (next !== undefined && seen.has(next)) throw new FailedCallError(call, new RepeatingTokenError(call));
    if (next !== undefined) seen.add(next);
    marker = next;
  } while (marker !== undefined);
};
