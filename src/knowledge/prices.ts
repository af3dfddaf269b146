interface NatGatewayPrice {
  readonly perHour: number;
  readonly perGb: number;
}

const both = (dollars: number): NatGatewayPrice => ({ perHour: dollars, perGb: dollars });

/**
 * What the network costs, in US dollars. AWS's page shows its prices to browsers only, so the regions are as quoted from
 * AWS's price list (AmazonEC2, usage types NatGateway-Hours and NatGateway-Bytes) in public documents, where two agreed or
 * one named the list; other regions are absent, and their price is unknown. Public IPv4 addresses: see public-ipv4.ts.
 */
export const networkPrices = {
  sources: [
    'https://aws.amazon.com/vpc/pricing/',
    'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonEC2/current/region_index.json',
    'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
    'https://aws.amazon.com/blogs/architecture/overview-of-data-transfer-costs-for-common-architectures/',
  ],
  verified: '2026-11-23',
  currency: 'USD',
  /** China and GovCloud have prices of their own. */
  partition: 'aws',
  /** AWS's own estimates reckon with 730 hours a month. */
  hoursPerMonth: 730,
  /** Of zonal gateways. Those of the whole region are charged by zone, in a way that was not verified. */
  natGateways: {
    'ap-northeast-1': both(0.062),
    'ap-northeast-2': both(0.059),
    'ap-southeast-1': both(0.059),
    'eu-central-1': both(0.052),
    'eu-west-1': both(0.048),
    'eu-west-2': both(0.05),
    'us-east-1': both(0.045),
    'us-east-2': both(0.045),
    'us-west-2': both(0.045),
  },
  /** Neither an hour nor a gigabyte of an egress-only internet gateway costs anything; data leaving AWS is charged apart. */
  egressOnlyPerGb: 0,
  /** In each direction. */
  crossZonePerGb: 0.01,
} as const satisfies {
  readonly sources: readonly string[];
  readonly verified: string;
  readonly natGateways: Readonly<Record<string, NatGatewayPrice>>;
  readonly [fact: string]: unknown;
};
