/** What a public IPv4 address costs, used or idle. An address that the customer brought to AWS is free. */
export const publicIpv4 = {
  source: 'https://aws.amazon.com/blogs/networking-and-content-delivery/identify-and-optimize-public-ipv4-address-usage-on-aws/',
  verified: '2026-11-23',
  dollarsPerHour: 0.005,
  since: '2024-02-01',
} as const;
