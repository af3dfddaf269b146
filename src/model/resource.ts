import type { Kind, Kinds } from './kinds.ts';

/** One account and region, as a scan visits them. */
export interface Scope {
  /** 12 digits. */
  readonly account: string;
  /** For example `eu-central-1`. */
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`… */
  readonly partition: string;
}

/** A resource's name in the graph, and where it stands. */
export interface Identity {
  readonly id: string;
  readonly arn: string;
  readonly vpcId?: string | undefined;
  readonly subnetIds?: readonly string[] | undefined;
}

/** One resource: what AWS said of it (`data`, in AWS's member names), and where it was read. */
export type Resource<K extends Kind = Kind> = {
  readonly [P in K]: Identity & {
    readonly kind: P;
    readonly account: string;
    readonly region: string;
    readonly data: Kinds[P];
  };
}[K];

type TagList = readonly { readonly Key?: string; readonly Value?: string; readonly key?: string; readonly value?: string }[];

/**
 * A resource's tags, in whichever of AWS's shapes they came in
 * (`Tags` of EC2 and Auto Scaling, `TagSet` of network interfaces, `TagList` of RDS, `tags` of ECS as a list and of EKS as a map).
 */
export const tagsOf = (resource: Resource): ReadonlyMap<string, string> => {
  const raw = rawTags(resource);
  if (!isList(raw)) return new Map(Object.entries(raw));
  return new Map(raw.map((tag) => [tag.Key ?? tag.key ?? '', tag.Value ?? tag.value ?? '']));
};

/** The value of one of its tags. */
export const tagOf = (resource: Resource, key: string): string | undefined => {
  const raw = rawTags(resource);
  if (!isList(raw)) return Object.hasOwn(raw, key) ? raw[key] : undefined;
  // Of a key that is there twice the later one holds. A loop, for this is asked for nearly every verdict.
  for (let at = raw.length - 1; at >= 0; at -= 1) {
    const tag = raw[at];
    if (tag && (tag.Key ?? tag.key) === key) return tag.Value ?? tag.value ?? '';
  }
  return undefined;
};

export const tagKeysOf = (resource: Resource): readonly string[] => {
  const raw = rawTags(resource);
  return isList(raw) ? raw.map(({ Key, key }) => Key ?? key ?? '') : Object.keys(raw);
};

const isList = (raw: TagList | Readonly<Record<string, string>>): raw is TagList => Array.isArray(raw);

const rawTags = (resource: Resource): TagList | Readonly<Record<string, string>> => {
  const data = resource.data as { Tags?: TagList; TagSet?: TagList; TagList?: TagList; tags?: TagList | Readonly<Record<string, string>> };
  return data.Tags ?? data.TagSet ?? data.TagList ?? data.tags ?? [];
};

/** What people call the resource: its Name tag, or nothing. */
export const nameOf = (resource: Resource): string | undefined => tagOf(resource, 'Name') || undefined;
