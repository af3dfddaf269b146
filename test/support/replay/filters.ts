// EC2's `Filters` (RDS and Auto Scaling have them too): kebab-cased names are paths into the item.
import type { NormalizedSchema } from '@smithy/core/schema';

import { unanswerable } from './refusals.ts';
import { membersOf } from './services.ts';
import { isMembers, type Members } from './shapes.ts';

export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** The names that say neither a member nor a path: operation → filter → path of members. */
const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DescribeAddresses: { 'instance-id': 'InstanceId' },
  DescribeDBClusters: { 'db-cluster-id': 'DBClusterIdentifier' },
  DescribeDBInstances: {
    'db-instance-id': 'DBInstanceIdentifier',
    'db-cluster-id': 'DBClusterIdentifier',
  },
  DescribeImages: { 'is-public': 'Public' },
  DescribeInstances: {
    'availability-zone': 'Placement.AvailabilityZone',
    'instance-state-code': 'State.Code',
    'instance-state-name': 'State.Name',
    'instance.group-id': 'SecurityGroups.GroupId',
    'instance.group-name': 'SecurityGroups.GroupName',
    'ip-address': 'PublicIpAddress',
    'ipv6-address': 'NetworkInterfaces.Ipv6Addresses.Ipv6Address',
  },
  DescribeNetworkInterfaces: {
    'addresses.private-ip-address': 'PrivateIpAddresses.PrivateIpAddress',
    'group-id': 'Groups.GroupId',
    'group-name': 'Groups.GroupName',
    'ipv6-addresses.ipv6-address': 'Ipv6Addresses.Ipv6Address',
  },
  DescribeRegions: { endpoint: 'Endpoint' },
  DescribeSecurityGroups: {
    'egress.ip-permission.cidr': 'IpPermissionsEgress.IpRanges.CidrIp',
    'egress.ip-permission.ipv6-cidr': 'IpPermissionsEgress.Ipv6Ranges.CidrIpv6',
    'ip-permission.cidr': 'IpPermissions.IpRanges.CidrIp',
    'ip-permission.ipv6-cidr': 'IpPermissions.Ipv6Ranges.CidrIpv6',
  },
  DescribeSubnets: {
    'ipv6-cidr-block-association.state': 'Ipv6CidrBlockAssociationSet.Ipv6CidrBlockState.State',
  },
  DescribeVolumes: { 'attachment.instance-id': 'Attachments.InstanceId' },
  DescribeVpcEndpoints: { 'vpc-endpoint-state': 'State' },
  DescribeVpcPeeringConnections: { 'status-code': 'Status.Code' },
  DescribeVpcs: {
    'cidr-block-association.state': 'CidrBlockAssociationSet.CidrBlockState.State',
    'ipv6-cidr-block-association.state': 'Ipv6CidrBlockAssociationSet.Ipv6CidrBlockState.State',
  },
};

/** The filters of a request, whichever of the two names the operation gives them. */
export function filtersOf(input: Members): readonly Filter[] {
  const list = input.Filters ?? input.Filter;
  if (!Array.isArray(list)) return [];
  return list.filter(isMembers).map(({ Name, Values }) => ({
    name: String(Name),
    values: Array.isArray(Values) ? Values.map(String) : [],
  }));
}

export type Predicate = (item: Members) => boolean;

/** Fails on a name that leads nowhere in the item's schema: better than to filter nothing. */
export function compileFilter(operation: string, schema: NormalizedSchema, filter: Filter): Predicate {
  const patterns = filter.values.map(wildcard);
  const read = reader(operation, schema, filter.name);
  return (item) =>
    read(item).some((value) => {
      const text = value instanceof Date ? value.toISOString() : String(value);
      return patterns.some((pattern) => pattern.test(text));
    });
}

export function canFilter(operation: string, schema: NormalizedSchema, name: string): boolean {
  return isTagFilter(schema, name) || pathOf(operation, schema, name) !== undefined;
}

type Reader = (item: Members) => readonly unknown[];

const tagLists = ['Tags', 'TagSet', 'TagList'] as const;

const isTagFilter = (schema: NormalizedSchema, name: string): boolean =>
  (name.startsWith('tag:') || name === 'tag-key' || name === 'tag-value') &&
  membersOf(schema).some(([each]) => tagLists.some((list) => list === each));

function reader(operation: string, schema: NormalizedSchema, name: string): Reader {
  if (isTagFilter(schema, name)) return (item) => readTags(item, name);
  const path = pathOf(operation, schema, name);
  if (path === undefined) {
    throw unanswerable(`replay: ${operation} has no filter ${name} that the server can apply`);
  }
  return (item) => readPath(item, path);
}

function readTags(item: Members, name: string): readonly unknown[] {
  const tags = tagLists.flatMap((list) => item[list] ?? []).filter(isMembers);
  if (name === 'tag-key') return tags.map(({ Key }) => Key);
  if (name === 'tag-value') return tags.map(({ Value }) => Value);
  const key = name.slice('tag:'.length);
  return tags.filter(({ Key }) => Key === key).map(({ Value }) => Value);
}

function readPath(value: unknown, path: readonly string[]): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((each) => readPath(each, path));
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  return isMembers(value) ? readPath(value[first], rest) : [];
}

function pathOf(operation: string, schema: NormalizedSchema, name: string): readonly string[] | undefined {
  const alias = aliases[operation]?.[name];
  return alias === undefined ? resolve(schema, name.split('.')) : alias.split('.');
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_]/g, '');

/** `association.subnet-id` → Associations[].SubnetId. */
function resolve(schema: NormalizedSchema, segments: readonly string[]): readonly string[] | undefined {
  const [first, ...rest] = segments;
  const inner = itemOf(schema);
  if (first === undefined) return inner.isStructSchema() ? undefined : [];
  const wanted = new Set([first, `${first}s`, `${first}Set`, `${first}List`].map(plain));
  const found = membersOf(inner).find(([name]) => wanted.has(plain(name)));
  if (found === undefined) return undefined;
  const [name, member] = found;
  const isLeaf = rest.length === 0 && itemOf(member).isStructSchema();
  // DescribeVpcEndpointServices' `service-type` is ServiceType[].ServiceType.
  const path = resolve(member, isLeaf ? [first] : rest);
  return path === undefined ? undefined : [name, ...path];
}

const itemOf = (schema: NormalizedSchema): NormalizedSchema => (schema.isListSchema() ? itemOf(schema.getValueSchema()) : schema);

/** `*` any text, `?` one character, a backslash takes either for itself. */
function wildcard(value: string): RegExp {
  const source = value.replaceAll(/\\[*?\\]|[*?]|[^\w\s]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.length === 2 ? part : `\\${part}`;
  });
  return new RegExp(`^${source}$`, 's');
}
