import type { DescribeDomainResponse, DomainSettings } from '@aws-sdk/client-sagemaker';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'DomainId',
  'DomainName',
  'DomainArn',
  'Status',
  'VpcId',
  'SubnetIds',
  'AppNetworkAccessType',
] as const satisfies readonly (keyof DescribeDomainResponse)[];
const settingMembers = ['IpAddressType'] as const satisfies readonly (keyof DomainSettings)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of SageMaker Studio. */
    'sagemaker-domain': Kept<DescribeDomainResponse, (typeof members)[number]> & {
      readonly DomainSettings?: Kept<DomainSettings, (typeof settingMembers)[number]>;
    };
  }
}

const call = 'sagemaker:DescribeDomain';

export default defineCollector({
  kind: 'sagemaker-domain',
  calls: ['sagemaker:ListDomains', call],
  identify: ({ DomainId, DomainArn, VpcId, SubnetIds }) => ({
    id: DomainId ?? '',
    arn: DomainArn ?? '',
    vpcId: VpcId,
    subnetIds: SubnetIds,
  }),
  async *collect(aws) {
    const ids: string[] = [];
    for await (const { DomainId } of aws.each('sagemaker:ListDomains', { MaxResults: 100 }, 'Domains')) if (DomainId) ids.push(DomainId);
    // The listing tells nothing of the network.
    yield* aws.forEach(
      ids,
      (id) => id,
      call,
      unlessGone(async (DomainId) => {
        const domain = await aws.one(call, { DomainId });
        const { DomainSettings: settings } = domain;
        return [{ ...keep(domain, members), ...(settings ? { DomainSettings: keep(settings, settingMembers) } : {}) }];
      }),
    );
  },
});
