import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const nullableText = Type.Union([Type.String(), Type.Null()]);

const plannedSubnet = Type.Object(
  {
    subnetId: Type.Union([Type.String(), Type.Null()], { description: 'Null where the subnet is yet to be made' }),
    name: nullableText,
    zone: Type.String({ description: 'Availability Zone' }),
    ipv4: nullableText,
    block: Type.String({ description: 'IPv6, in general a /64' }),
    index: Type.Integer({ description: "Which /64 of the VPC's block it is, from 0" }),
    role: Type.Unsafe<'dual-stack' | 'ipv6-only'>(Type.Enum(['dual-stack', 'ipv6-only'])),
    state: Type.Unsafe<'associated' | 'planned'>(Type.Enum(['associated', 'planned'])),
  },
  closed,
);

export const addressPlanSchema = Type.Object(
  {
    account: Type.String(),
    region: Type.String(),
    vpcId: Type.String(),
    name: nullableText,
    ipv4: Type.Array(Type.String()),
    block: Type.String({ description: "The VPC's IPv6 block, from which the subnets' are cut" }),
    source: Type.Unsafe<'associated' | 'ipam-pool' | 'amazon'>(
      Type.Enum(['associated', 'ipam-pool', 'amazon'], {
        description: "Where the block is from. Unless it is associated, `block` is of 2001:db8::/32 (RFC 3849) and stands for AWS's answer",
      }),
    ),
    ipamPoolId: nullableText,
    subnets: Type.Array(plannedSubnet),
    room: Type.Array(Type.Object({ zone: Type.String(), free: Type.Integer({ description: '/64 blocks kept for the zone' }) }, closed)),
    problems: Type.Array(Type.String({ description: 'What the plan cannot provide for, and why' })),
  },
  closed,
);

export type AddressPlan = Static<typeof addressPlanSchema>;
export type PlannedSubnet = Static<typeof plannedSubnet>;
