import type { DomainStatus } from '@aws-sdk/client-opensearch';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { batchesOf, batchName } from '../ecs-answers.ts';

/** The access policy and the settings of sign-in are left where they are. */
const members = [
  'DomainName',
  'ARN',
  'Created',
  'Deleted',
  'DomainProcessingStatus',
  'EngineVersion',
  'IPAddressType',
  'Endpoint',
  'EndpointV2',
  'Endpoints',
  'VPCOptions',
  'ClusterConfig',
] as const satisfies readonly (keyof DomainStatus)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of OpenSearch and of Elasticsearch alike. */
    'opensearch-domain': Kept<DomainStatus, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'opensearch-domain',
  calls: ['es:ListDomainNames', 'es:DescribeDomains'],
  identify: ({ DomainName, ARN, VPCOptions }, { partition, region, account }) => ({
    id: DomainName ?? '',
    arn: ARN ?? `arn:${partition}:es:${region}:${account}:domain/${DomainName ?? ''}`,
    vpcId: VPCOptions?.VPCId,
    subnetIds: VPCOptions?.SubnetIds,
  }),
  async *collect(aws) {
    const { DomainNames } = await aws.one('es:ListDomainNames', {});
    const names = [...new Set((DomainNames ?? []).flatMap(({ DomainName }) => DomainName ?? []))];
    // Five names a call: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomains.html
    yield* aws.forEach(batchesOf(names, 5), batchName, 'es:DescribeDomains', async (batch) => {
      const { DomainStatusList } = await aws.one('es:DescribeDomains', { DomainNames: [...batch] });
      // AWS does not say why it leaves one out: deleted by now, or unread.
      if ((DomainStatusList ?? []).length < batch.length) throw new SyntaxError('es:DescribeDomains left out a domain that it listed');
      return (DomainStatusList ?? []).map((domain) => keep(domain, members));
    });
  },
});
