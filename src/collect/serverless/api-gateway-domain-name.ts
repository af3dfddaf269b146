import type { DomainName } from '@aws-sdk/client-api-gateway';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'domainName',
  'domainNameId',
  'domainNameArn',
  'endpointConfiguration',
  'regionalDomainName',
  'distributionDomainName',
  'tags',
] as const satisfies readonly (keyof DomainName)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A custom domain name of REST, HTTP or WebSocket APIs: both versions of the service list the same ones. */
    'api-gateway-domain-name': Kept<DomainName, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'api-gateway-domain-name',
  calls: ['apigateway:GetDomainNames'],
  identify: ({ domainName, domainNameId, domainNameArn }, { partition, region }) => ({
    // Private domain names can be given twice: their id tells them apart.
    id: domainNameId ? `${domainName ?? ''}/${domainNameId}` : (domainName ?? ''),
    arn: domainNameArn ?? `arn:${partition}:apigateway:${region}::/domainnames/${domainName ?? ''}`,
  }),
  async *collect(aws) {
    for await (const domain of aws.each('apigateway:GetDomainNames', { limit: 500 }, 'items')) yield keep(domain, members);
  },
});
