import type { Call, InputOf, OutputOf } from '../aws/calls.ts';
import type { Kind, Kinds } from '../model/kinds.ts';
import type { Identity, Resource, Scope } from '../model/resource.ts';

type ListMember<Output> = { [M in keyof Output]-?: NonNullable<Output[M]> extends readonly unknown[] ? M : never }[keyof Output];
type ItemOf<List> = NonNullable<List> extends readonly (infer Item)[] ? Item : never;

/** What a collector reads with: its own calls and no others, and the kinds it comes after. */
export interface Reader<C extends Call, Before extends Kind> extends Scope {
  one<D extends C>(call: D, input: InputOf<D>): Promise<OutputOf<D>>;
  /** All items of the answer's list, page by page. */
  each<D extends C, M extends ListMember<OutputOf<D>>>(call: D, input: InputOf<D>, member: M): AsyncGenerator<ItemOf<OutputOf<D>[M]>>;
  found<B extends Before>(kind: B): readonly Resource<B>[];
  /**
   * Reads item by item, several at once, in the items' order. Where one fails the others are still read,
   * and the failed one becomes a gap under its name.
   */
  forEach<Item, Read>(
    items: readonly Item[],
    nameOf: (item: Item) => string,
    call: C,
    read: (item: Item) => Promise<readonly Read[]>,
  ): AsyncGenerator<Read>;
}

export interface Collector<K extends Kind, C extends Call, Before extends Kind> {
  readonly kind: K;
  /**
   * `global` for services without regions: read once per account, from the region given or else the partition's first one.
   * A global kind can come after global kinds only.
   */
  readonly scope?: 'region' | 'global';
  readonly callRegion?: string;
  /** Every call it makes; the least-privilege policy and the read-only guard are derived from these. */
  readonly calls: readonly C[];
  /** Kinds that must have been read first, because this one is found through them. */
  readonly after?: readonly Before[];
  /** Members that AWS gives of every one: an item that lacks one is left out, as a gap. */
  readonly required?: readonly (keyof Kinds[K] & string)[];
  readonly identify: (data: Kinds[K], scope: Scope) => Identity;
  readonly collect: (reader: Reader<C, Before>) => AsyncGenerator<Kinds[K]>;
}

export type AnyCollector = Collector<Kind, Call, Kind>;

/** Types a collector by the calls and kinds that it declares: any other one is a compile error. */
export const defineCollector = <K extends Kind, const C extends Call, Before extends Kind = never>(
  collector: Collector<K, C, Before>,
): AnyCollector => collector as unknown as AnyCollector;

/** `arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1`: EC2 leaves the ARN out of most answers. */
export const ec2Arn = ({ partition, region, account }: Scope, type: string, id: string | undefined, owner?: string): string =>
  ['arn', partition, 'ec2', region, owner ?? account, `${type}/${id ?? ''}`].join(':');
