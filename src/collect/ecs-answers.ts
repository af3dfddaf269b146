import type { Call } from '../aws/calls.ts';
import type { Reader } from './define.ts';
import { FailedCallError } from './reader.ts';

/** ECS's describe calls take a limited number of names each: 100 clusters or instances, 10 services. */
export const batchesOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** A batch's name, for the gap that it leaves where its call fails. */
export const batchName = (arns: readonly string[]): string =>
  arns.length > 1 ? `${arns[0]} and ${arns.length - 1} more` : (arns[0] ?? '');

/** What ECS puts beside an answer for each name that it could not describe. */
interface Failure {
  readonly arn?: string | undefined;
  readonly reason?: string | undefined;
  readonly detail?: string | undefined;
}

/**
 * Turns the failures inside a good answer into gaps, one per name, so that nothing is silently missing.
 * `MISSING` is none: the resource was deleted between the listing and the description.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
export const unreadOf = <C extends Call>(
  aws: Pick<Reader<C, never>, 'forEach'>,
  call: C,
  failures: readonly Failure[],
): AsyncGenerator<never> =>
  aws.forEach(
    failures.filter(({ reason }) => reason !== 'MISSING'),
    ({ arn }) => arn ?? '',
    call,
    ({ reason, detail }): Promise<readonly never[]> =>
      Promise.reject(new FailedCallError(call, new Error([reason ?? 'no reason given', detail].filter(Boolean).join(': ')))),
  );
