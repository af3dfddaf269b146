import type { Resource } from '../model/resource.ts';
import { oncePer } from './once.ts';

type Distribution = Resource<'cloudfront-distribution'>;

const byOrigin = oncePer((distributions: readonly Distribution[]) => {
  const found = new Map<string, Distribution>();
  for (const distribution of distributions) {
    for (const { DomainName } of distribution.data.Origins?.Items ?? []) if (DomainName) found.set(DomainName.toLowerCase(), distribution);
  }
  return found;
});

/**
 * The distribution that fetches from a host, so that its viewers may never come to the host itself. Undefined where there
 * is none, or where the distributions could not be read.
 */
export const distributionBefore = (
  distributions: readonly Distribution[] | undefined,
  host: string | undefined,
): Distribution | undefined => (distributions && host ? byOrigin(distributions).get(host.toLowerCase()) : undefined);

/** The default host of an API, REST or HTTP. */
export const executeApiHost = (api: Resource<'api-gateway-rest-api' | 'api-gateway-v2-api'>): string =>
  `${api.id}.execute-api.${api.region}.amazonaws.com`;
