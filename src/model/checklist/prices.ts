import { type Static, Type } from 'typebox';
import { recordOf } from '../record-schema.ts';

const closed = { additionalProperties: false } as const;
const price = (description: string) => Type.Optional(Type.Number({ minimum: 0, description }));

export const rates = ['publicIpv4PerHour', 'natGatewayPerHour', 'natGatewayPerGb', 'crossZonePerGb'] as const;
export type Rate = (typeof rates)[number];

const ratesSchema = Type.Object(
  {
    publicIpv4PerHour: price('One public IPv4 address, used or idle, for an hour'),
    natGatewayPerHour: price('One zonal NAT gateway for an hour'),
    natGatewayPerGb: price('One gigabyte that a NAT gateway processes, also for NAT64'),
    crossZonePerGb: price('One gigabyte between Availability Zones, in each direction'),
  },
  closed,
);

/**
 * What --price-file takes, for those whose prices are not the public ones, or whose region is not in the tool's table:
 *
 *     { "currency": "USD", "source": "our agreement", "verified": "2026-11-01",
 *       "everywhere": { "publicIpv4PerHour": 0.004 },
 *       "regions": { "eu-north-1": { "natGatewayPerHour": 0.046, "natGatewayPerGb": 0.046 } } }
 *
 * A price of a region wins over one of `everywhere`, and both over the tool's own, which are in US dollars and left out
 * where the file's currency is another.
 */
export const priceFileSchema = Type.Object(
  {
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217, such as "USD", which is the default' })),
    source: Type.Optional(Type.String({ minLength: 1, description: 'Where the prices are from' })),
    verified: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day on which they held, such as "2026-11-01"' }),
    ),
    everywhere: Type.Optional(ratesSchema),
    regions: Type.Optional(
      // Regions, such as eu-central-1.
      recordOf('^[a-z]{2,}(-[a-z]+)+-\\d+$', ratesSchema, closed),
    ),
  },
  { ...closed, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ipv6-audit price file' },
);

export type PriceFile = Static<typeof priceFileSchema>;
