import { type Call, type InputOf, iamActionOf, type OutputOf } from '../aws/calls.ts';
import type { Door } from '../aws/door.ts';
import { classify, RepeatingTokenError } from '../aws/errors.ts';
import type { Gap } from '../model/gap.ts';
import { globalRegion } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource, Scope } from '../model/resource.ts';
import type { Reader } from './define.ts';

/** A call that failed for good, with the call's name: the runner turns it into a gap. */
export class FailedCallError extends Error {
  override readonly name = 'FailedCall';
  readonly call: Call;
  constructor(call: Call, cause: unknown) {
    super(`${call} failed`, { cause });
    this.call = call;
  }
}

/** Page tokens by the name that the answer uses, with the name that the next request wants. */
const tokenNames = [
  ['NextToken', 'NextToken'],
  ['nextToken', 'nextToken'],
  ['NextMarker', 'Marker'],
  ['Marker', 'Marker'],
  ['ContinuationToken', 'ContinuationToken'],
  ['position', 'position'],
  ['nextPageToken', 'pageToken'],
  ['LastEvaluatedTableName', 'ExclusiveStartTableName'],
] as const;

/** How many items of one kind are read at once where AWS answers one at a time. */
const itemsAtOnce = 8;

/** Where the endpoints of services without regions are signed for. https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints */
const globalHomes: Readonly<Record<string, string>> = { aws: 'us-east-1', 'aws-cn': 'cn-northwest-1', 'aws-us-gov': 'us-gov-west-1' };

export const globalHome = (partition: string): string => globalHomes[partition] ?? 'us-east-1';

export const makeReader = (
  door: Door,
  scope: Scope,
  { kind, callRegion }: { readonly kind: Kind; readonly callRegion?: string },
  found: (kind: Kind) => readonly Resource[],
  onGap: (gap: Gap) => void,
): Reader<Call, Kind> => {
  const region = scope.region === globalRegion ? (callRegion ?? globalHome(scope.partition)) : scope.region;
  const itemCalls = new Set<Call>();
  const one = async <C extends Call>(call: C, input: InputOf<C>): Promise<OutputOf<C>> => {
    try {
      return await door.call(region, call, input, itemCalls.has(call) ? 'item' : 'listing');
    } catch (error) {
      throw new FailedCallError(call, error);
    }
  };
  const each = async function* (call: Call, input: object, member: string): AsyncGenerator<never> {
    for await (const page of pages(one, call, input)) yield* listOf(call, page, member) as never[];
  };
  const forEach = async function* <Item, Read>(
    items: readonly Item[],
    nameOf: (item: Item) => string,
    call: Call,
    read: (item: Item) => Promise<readonly Read[]>,
  ): AsyncGenerator<Read> {
    itemCalls.add(call);
    const attempt = (item: Item) =>
      read(item).catch((error: unknown) => {
        onGap(gapOf(kind, scope, error, call, nameOf(item)));
        return [];
      });
    for (let start = 0; start < items.length; start += itemsAtOnce) {
      const batch = await Promise.all(items.slice(start, start + itemsAtOnce).map(attempt));
      for (const reads of batch) yield* reads;
    }
  };
  return { ...scope, one, each: each as Reader<Call, Kind>['each'], found: found as Reader<Call, Kind>['found'], forEach };
};

/** What a failure leaves unread. Our own bugs are not gaps: they are thrown on. */
export const gapOf = (kind: Kind, { account, region }: Scope, error: unknown, fallback: Call, item?: string): Gap => {
  const call = error instanceof FailedCallError ? error.call : fallback;
  const cause = error instanceof FailedCallError ? error.cause : error;
  if (!(error instanceof FailedCallError) && !(error instanceof SyntaxError)) throw error;
  return { kind, account, region, ...classify(cause), action: iamActionOf(call), ...(item === undefined ? {} : { item }) };
};

/** The answers of a call page by page. */
export const pages = async function* (
  one: (call: Call, input: never) => Promise<unknown>,
  call: Call,
  input: object,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const seen = new Set<string>();
  let token: string | undefined;
  let request = input;
  do {
    const page = (await one(call, request as never)) as Readonly<Record<string, unknown>>;
    yield page;
    const [given, wanted] = tokenNames.find(([name]) => page[name]) ?? [];
    const next = given === undefined ? undefined : String(page[given]);
    if (next !== undefined && seen.has(next)) throw new FailedCallError(call, new RepeatingTokenError(call));
    if (next !== undefined) seen.add(next);
    token = next;
    request = wanted === undefined ? input : { ...input, [wanted]: next };
  } while (token !== undefined);
};

const listOf = (call: Call, page: Readonly<Record<string, unknown>>, member: string): readonly unknown[] => {
  const list = page[member];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new FailedCallError(call, new SyntaxError(`${member} is not a list`));
  return list;
};
