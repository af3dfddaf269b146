/** Quotas of Amazon VPC that hold back more IPv4. `default` is what every account begins with; a quota is only ever raised. */
export const vpcQuotas = {
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  verified: '2026-11-23',
  ipv4Blocks: { code: 'L-83CA0A9D', default: 5, maximum: 50 },
} as const;
