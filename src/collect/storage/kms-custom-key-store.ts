import type { CustomKeyStoresListEntry } from '@aws-sdk/client-kms';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

/** Without the proxy's access key id and address, and without certificates. */
const members = [
  'CustomKeyStoreId',
  'CustomKeyStoreName',
  'CustomKeyStoreType',
  'CloudHsmClusterId',
  'ConnectionState',
] as const satisfies readonly (keyof CustomKeyStoresListEntry)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A key store outside KMS: a CloudHSM cluster, or an external one behind a proxy. */
    'kms-custom-key-store': Kept<CustomKeyStoresListEntry, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'kms-custom-key-store',
  calls: ['kms:DescribeCustomKeyStores'],
  // KMS gives key stores no ARN; this one is ours, to tell them apart in a report.
  identify: ({ CustomKeyStoreId }, { partition, region, account }) => ({
    id: CustomKeyStoreId ?? '',
    arn: `arn:${partition}:kms:${region}:${account}:custom-key-store/${CustomKeyStoreId ?? ''}`,
  }),
  async *collect(aws) {
    for await (const store of aws.each('kms:DescribeCustomKeyStores', { Limit: 1000 }, 'CustomKeyStores')) yield keep(store, members);
  },
});
