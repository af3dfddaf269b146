import type { DhcpOptions } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = ['DhcpOptionsId', 'OwnerId', 'DhcpConfigurations', 'Tags'] as const satisfies readonly (keyof DhcpOptions)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'dhcp-options': Kept<DhcpOptions, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'dhcp-options',
  calls: ['ec2:DescribeDhcpOptions'],
  identify: (data, scope) => ({ id: data.DhcpOptionsId ?? '', arn: ec2Arn(scope, 'dhcp-options', data.DhcpOptionsId, data.OwnerId) }),
  async *collect(aws) {
    for await (const item of aws.each('ec2:DescribeDhcpOptions', { MaxResults: 1000 }, 'DhcpOptions')) yield keep(item, members);
  },
});
