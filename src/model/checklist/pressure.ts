import { type Static, Type } from 'typebox';
import { doubtSchema, unreadSchema } from './unread.ts';

const closed = { additionalProperties: false } as const;
const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>(Type.Enum([...values], { description }));
const nullable = <const Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(
  schema: Schema,
  description: string,
) => Type.Union([schema, Type.Null()], { description });
const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const addresses = (description: string) => Type.Integer({ minimum: 0, description: `IPv4 addresses: ${description}` });
const unlessUnknown = (description: string) => nullable(count, `IPv4 addresses: ${description}; null where it is not known`);
const place = { account: text, region: text };
const name = nullable(text, 'The Name tag');
const doubts = Type.Array(doubtSchema, { description: 'Why the row may not be whole; empty where it is' });
const sharedBy = nullable(text, 'The account that shares it, where its own view was not read');

const holding = Type.Object(
  {
    owner: Type.String({
      description: 'The service behind the interfaces; unattached where nothing uses them, unknown where nothing tells',
    }),
    ipv4: oneOf(['needed', 'dispensable', 'unclear'], 'Whether the owner could do without IPv4'),
    interfaces: count,
    addresses: addresses('held by them, a delegated prefix counted as 16'),
    withIpv6: Type.Integer({ minimum: 0, description: 'Interfaces that have IPv6' }),
  },
  closed,
);

const subnet = Type.Object(
  {
    ...place,
    vpcId: text,
    subnetId: text,
    name,
    zone: nullable(text, 'Availability Zone'),
    cidr: text,
    sharedBy,
    usable: addresses('that the block can hand out: AWS keeps five'),
    free: unlessUnknown('free, by AWS’s count; whether it counts reserved ranges as taken was not verified'),
    used: unlessUnknown('taken, by AWS’s count or by the interfaces in sight, whichever is more'),
    runsShort: Type.Union([Type.Boolean(), Type.Null()], { description: 'Whether fewer than 8 addresses, or less than a fifth, are free' }),
    owners: Type.Array(holding),
    unattributed: unlessUnknown('taken and on no interface in sight: of other accounts, or reserved. Owners and this add up to used'),
    prefixes: Type.Integer({ minimum: 0, description: 'Delegated prefixes of /28' }),
    freePrefixes: Type.Object(
      { atLeast: count, atMost: count },
      { ...closed, description: 'Blocks of /28 left for prefix delegation; each address out of sight may spoil one' },
    ),
    doubts,
  },
  closed,
);

const overlap = Type.Object(
  {
    own: text,
    theirs: text,
    other: Type.Object({ ...place, vpcId: text }, closed),
    connection: oneOf(
      ['connected', 'not-connected', 'unknown'],
      'Whether something in sight joins the two: a transit gateway, or a VPC that both peer with',
    ),
    via: nullable(text, 'What joins them'),
  },
  closed,
);

const vpc = Type.Object(
  {
    ...place,
    vpcId: text,
    name,
    sharedBy,
    blocks: Type.Array(Type.String(), { description: 'IPv4 blocks in use' }),
    quota: nullable(count, 'How many blocks the account may give a VPC; null where it is not known'),
    quotaAtLeast: Type.Integer({ minimum: 0, description: 'What every account begins with; a quota is only ever raised' }),
    subnets: count,
    usable: unlessUnknown('that its subnets can hand out'),
    free: unlessUnknown('free in its subnets'),
    used: unlessUnknown('taken in its subnets'),
    unassigned: unlessUnknown('of its blocks that are in no subnet yet'),
    owners: Type.Array(holding),
    unattributed: unlessUnknown('taken and on no interface in sight'),
    overlaps: Type.Array(overlap),
    doubts,
  },
  closed,
);

const workloadKinds = [
  'auto-scaling-group',
  'ecs-service',
  'ecs-tasks',
  'eks-nodegroup',
  'eks-nodes',
  'eks-pods',
  'instance',
  'resource',
  'service',
] as const;
export type WorkloadKind = (typeof workloadKinds)[number];

const workload = Type.Object(
  {
    ...place,
    kind: oneOf(
      workloadKinds,
      'resource: one thing of a service, which its interfaces name; service: all interfaces of a service that do not tell whose they are; ecs-tasks: tasks whose ECS service is not told; eks-nodes: nodes outside managed node groups',
    ),
    service: Type.String({ description: 'The service, in words' }),
    id: text,
    name: nullable(text, 'What people call it'),
    basis: oneOf(
      ['named', 'matched', 'grouped'],
      'How its interfaces were found: they name it, or its tag; it alone fits their subnet and security groups; they are merely alike',
    ),
    can: oneOf(['movable', 'keeps-ipv4', 'unclear'], 'Whether it could be in IPv6-only subnets'),
    why: text,
    how: nullable(text, 'How it gets there'),
    source: nullable(text, 'On whose word'),
    missing: Type.Array(Type.String(), { description: 'IAM actions that were lacking to tell' }),
    addresses: addresses('that it holds; all of them come free when a movable one moves'),
    inShortSubnets: addresses('of these in subnets that run short'),
    holds: Type.Array(Type.Object({ subnetId: text, vpcId: text, addresses: count, interfaces: count }, closed), {
      description: 'By subnet. An interface that serves two workloads, such as a node and its pods, is counted with each',
    }),
  },
  closed,
);

export const pressureSchema = Type.Object(
  {
    subnets: Type.Array(subnet, { description: 'Subnets with IPv4' }),
    vpcs: Type.Array(vpc),
    moveFirst: Type.Array(workload, {
      description: 'Movable workloads: those first that free most addresses in subnets that run short, then those that free most',
    }),
    keepsIpv4: Type.Array(workload, { description: 'The largest holding first' }),
    unclear: Type.Array(workload, { description: 'The largest holding first' }),
    unread: Type.Array(unreadSchema),
  },
  closed,
);

export type Pressure = Static<typeof pressureSchema>;
export type SubnetPressure = Static<typeof subnet>;
export type VpcPressure = Static<typeof vpc>;
export type Overlapping = Static<typeof overlap>;
export type OwnerHolding = Static<typeof holding>;
export type Workload = Static<typeof workload>;
