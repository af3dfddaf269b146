import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'QuotaCode',
  'QuotaArn',
  'QuotaName',
  'ServiceCode',
  'Value',
  'Adjustable',
] as const satisfies readonly (keyof ServiceQuota)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A quota of Amazon VPC with the value that applies to this account and region. */
    'service-quota': Kept<ServiceQuota, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'service-quota',
  calls: ['servicequotas:ListServiceQuotas'],
  identify: ({ QuotaCode, QuotaArn }) => ({ id: QuotaCode ?? '', arn: QuotaArn ?? '' }),
  async *collect(aws) {
    const input = { ServiceCode: 'vpc', MaxResults: 100 };
    for await (const quota of aws.each('servicequotas:ListServiceQuotas', input, 'Quotas')) yield keep(quota, members);
  },
});
