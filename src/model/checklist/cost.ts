import { type Static, Type } from 'typebox';
import { rates } from './prices.ts';
import { unreadSchema } from './unread.ts';

const closed = { additionalProperties: false } as const;
const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>(Type.Enum([...values], { description }));
const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const nullableText = (description: string) => Type.Union([text, Type.Null()], { description });
const money = (description: string) =>
  Type.Union([Type.Number({ minimum: 0 }), Type.Null()], { description: `${description}; null where no price is known` });
const place = { account: text, region: text };

const amount = Type.Object(
  {
    perMonth: Type.Number({ minimum: 0, description: 'In the currency, of those whose price is known' }),
    unpriced: Type.Integer({ minimum: 0, description: 'Addresses or gateways whose price is not known: the true amount is higher' }),
  },
  closed,
);

const savings = ['now', 'ipv6-only', 'clients-have-ipv6', 'none', 'unclear'] as const;
export type Saving = (typeof savings)[number];

const addressLine = Type.Object(
  {
    use: oneOf(['in-use', 'idle'], 'Idle: an Elastic IP address that is associated with nothing'),
    allocation: oneOf(
      ['elastic-ip', 'auto-assigned', 'service-managed', 'unknown'],
      'Whose the address is: of the account until released, of the interface until it stops, or of a service such as a load balancer',
    ),
    holder: Type.String({ description: 'The service whose interface has them' }),
    saving: oneOf(
      savings,
      'When they can go. now: they are idle; ipv6-only: once the workload reaches out over IPv6 and NAT64; clients-have-ipv6: by the type dualstack-without-public-ipv4; none: NAT64 itself goes out through them',
    ),
    addresses: count,
    charged: Type.Integer({ minimum: 0, description: 'All but those of pools that AWS does not charge for' }),
    amount,
  },
  closed,
);

const natGateway = Type.Object(
  {
    id: text,
    name: nullableText('The Name tag'),
    vpcId: text,
    type: Type.String({ description: 'public or private' }),
    mode: Type.String({ description: 'zonal, or regional, whose charge by zone is not estimated' }),
    amount,
  },
  closed,
);

const nat64 = Type.Object(
  {
    perGb: money('What one gigabyte through a NAT gateway costs beside its transfer; how many there will be is not known'),
    egressOnlyPerGb: Type.Number({ minimum: 0, description: 'The same through an egress-only internet gateway, for hosts that have IPv6' }),
    crossZonePerGb: money('What one gigabyte to a NAT gateway in another zone costs, in each direction'),
    gatewayPerMonth: money('One further public NAT gateway with its public address'),
    vpcsWithoutGateway: Type.Union([Type.Array(text), Type.Null()], {
      description:
        'VPCs with interfaces and without a public NAT gateway, which need one unless IPv4 leaves through another VPC; null where it is not known',
    }),
    breakEvenGb: Type.Union([count, Type.Null()], {
      description: 'Gigabytes a month through NAT64 that cost as much as one public address; null where a price is not known',
    }),
  },
  closed,
);

const region = Type.Object(
  { ...place, addresses: Type.Array(addressLine), publicIpv4: amount, natGateways: Type.Array(natGateway), natGatewayHours: amount, nat64 },
  closed,
);

const priceUsed = Type.Object(
  {
    rate: oneOf(rates, 'What it is for'),
    region: text,
    value: Type.Union([Type.Number({ minimum: 0 }), Type.Null()], { description: 'In the currency; null where it is not known' }),
    origin: Type.Union([oneOf(['built-in', 'price-file'], 'Where it is from'), Type.Null()]),
    source: nullableText('On whose word'),
    verified: nullableText('The day on which it was last checked'),
  },
  closed,
);

export const costSchema = Type.Object(
  {
    isEstimate: Type.Literal(true, { description: 'List prices, without free tiers, discounts and taxes; not a bill' }),
    currency: Type.String({ description: 'ISO 4217' }),
    hoursPerMonth: Type.Integer(),
    regions: Type.Array(region),
    total: Type.Object(
      {
        publicIpv4: amount,
        natGatewayHours: amount,
        savings: Type.Object(
          { now: amount, 'ipv6-only': amount, 'clients-have-ipv6': amount, none: amount, unclear: amount },
          { ...closed, description: 'The cost of public IPv4 by when it can go' },
        ),
      },
      closed,
    ),
    prices: Type.Array(priceUsed),
    notCounted: Type.Array(Type.String({ description: 'What costs money and is not in the estimate' })),
    unread: Type.Array(unreadSchema),
  },
  closed,
);

export type Cost = Static<typeof costSchema>;
export type RegionCost = Static<typeof region>;
export type AddressLine = Static<typeof addressLine>;
export type NatGatewayLine = Static<typeof natGateway>;
export type Nat64Cost = Static<typeof nat64>;
export type Amount = Static<typeof amount>;
export type PriceUsed = Static<typeof priceUsed>;
