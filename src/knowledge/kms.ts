/** Custom key stores by type with which KMS speaks over IPv4 alone. */
export const customKeyStores = {
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/ipv6-kms.html',
  verified: '2026-11-23',
  ipv4Only: { AWS_CLOUDHSM: 'CloudHSM cluster', EXTERNAL_KEY_STORE: 'proxy of the external key store' },
} as const;
