/** The first agent of Systems Manager that can use dual-stack endpoints, by its option `UseDualStackEndpoint`, which is off at first. */
export const ssmAgentIpv6 = {
  source: 'https://github.com/aws/amazon-ssm-agent/releases/tag/3.3.3270.0',
  verified: '2026-11-23',
  minimum: '3.3.3270.0',
} as const;
