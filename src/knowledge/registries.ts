export interface Registry {
  readonly host: string;
  /** `unverified` where there are only users' reports, or they are old. */
  readonly ipv6: 'yes' | 'no' | 'unverified';
  /** When the newest evidence is from. */
  readonly checked: string;
  readonly source: string;
  /** What to write instead, where the same images are reachable over IPv6 under another name. */
  readonly instead?: string;
}

/** Public registries by whether images can be pulled from them over IPv6. A host that is not here is not known. */
export const registries: { readonly source: string; readonly verified: string; readonly hosts: readonly Registry[] } = {
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/public/public-ecr-requests.html',
  verified: '2026-11-23',
  hosts: [
    {
      host: 'docker.io',
      ipv6: 'yes',
      checked: '2023-08-23',
      source: 'https://www.docker.com/blog/docker-hub-registry-ipv6-support-now-generally-available/',
    },
    { host: 'ghcr.io', ipv6: 'no', checked: '2026-05-25', source: 'https://github.com/pocket-id/pocket-id/issues/1488' },
    {
      host: 'public.ecr.aws',
      ipv6: 'no',
      checked: '2025-05-27',
      source: 'https://github.com/argoproj/argo-helm/issues/3326',
      instead: 'ecr-public.aws.com',
    },
    {
      host: 'ecr-public.aws.com',
      ipv6: 'yes',
      checked: '2026-11-23',
      source: 'https://docs.aws.amazon.com/AmazonECR/latest/public/public-ecr-requests.html',
    },
    { host: 'quay.io', ipv6: 'yes', checked: '2025-07-01', source: 'https://github.com/external-secrets/external-secrets/issues/4977' },
    { host: 'mcr.microsoft.com', ipv6: 'yes', checked: '2026-05-13', source: 'https://github.com/microsoft/containerregistry/issues/165' },
    {
      host: 'registry.k8s.io',
      ipv6: 'unverified',
      checked: '2023-11-01',
      source: 'https://github.com/gardener/gardener-extension-provider-aws/pull/820',
    },
    {
      host: 'gcr.io',
      ipv6: 'unverified',
      checked: '2025-07-01',
      source: 'https://github.com/external-secrets/external-secrets/issues/4977',
    },
  ],
};

/** Docker Hub's endpoint for IPv6 from before its general availability on 2023-08-23. */
export const dockerHubBeta = {
  source: 'https://github.com/docker/hub-feedback/issues/2165',
  verified: '2026-11-23',
  host: 'registry.ipv6.docker.com',
} as const;

/** Docker Hub counts anonymous pulls per IPv4 address or per IPv6 /64, and a subnet of a VPC is one /64. */
export const dockerHubAnonymous = {
  source: 'https://docs.docker.com/docker-hub/usage/pulls/',
  verified: '2026-11-23',
  pulls: 100,
  hours: 6,
  /** The name under which ECR pulls through it. https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html */
  upstream: 'registry-1.docker.io',
} as const;

/**
 * The two names of a private ECR registry: the API always answers the first, which has IPv4 addresses only.
 * Both lead to the same images.
 */
export const ecrNames = {
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html',
  verified: '2026-11-23',
  ipv4Only: /^(?<account>\d{12})\.dkr\.ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?<china>\.cn)?$/,
  dualStack: /^\d{12}\.dkr-ecr(-fips)?\.[a-z0-9-]+\.on\.(aws|amazonwebservices\.com\.cn)$/,
} as const;
