/** What a provisioned MSK cluster must have before it can be dual-stack, beside IPv6 in all of its subnets. */
export const mskDualStack = {
  source: 'https://docs.aws.amazon.com/msk/latest/developerguide/mskp-choose-cluster-network-type.html',
  verified: '2026-11-23',
  firstKafkaVersion: '3.6.0',
  excludedBrokerTypes: ['kafka.t3.small'],
} as const;
