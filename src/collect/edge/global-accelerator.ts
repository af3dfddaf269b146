import type { Accelerator } from '@aws-sdk/client-global-accelerator';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'AcceleratorArn',
  'Name',
  'Enabled',
  'IpAddressType',
  'DnsName',
  'DualStackDnsName',
] as const satisfies readonly (keyof Accelerator)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An accelerator. Its id is its ARN. */
    'global-accelerator': Kept<Accelerator, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'global-accelerator',
  scope: 'global',
  callRegion: 'us-west-2',
  calls: ['globalaccelerator:ListAccelerators'],
  identify: ({ AcceleratorArn }) => ({ id: AcceleratorArn ?? '', arn: AcceleratorArn ?? '' }),
  async *collect(aws) {
    // https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html lists one endpoint, in the commercial partition.
    if (aws.partition !== 'aws') return;
    for await (const accelerator of aws.each('globalaccelerator:ListAccelerators', { MaxResults: 100 }, 'Accelerators'))
      yield keep(accelerator, members);
  },
});
