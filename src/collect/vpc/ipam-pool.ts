import type { IpamPool } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'IpamPoolId',
  'OwnerId',
  'IpamScopeType',
  'Locale',
  'State',
  'AddressFamily',
  'AllocationMinNetmaskLength',
  'AllocationMaxNetmaskLength',
  'AllocationDefaultNetmaskLength',
] as const satisfies readonly (keyof IpamPool)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'ipam-pool': Kept<IpamPool, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'ipam-pool',
  calls: ['ec2:DescribeIpamPools'],
  identify: (pool, { partition, account }) => ({
    id: pool.IpamPoolId ?? '',
    // IPAM's ARNs name no region.
    arn: `arn:${partition}:ec2::${pool.OwnerId ?? account}:ipam-pool/${pool.IpamPoolId}`,
  }),
  async *collect(aws) {
    const input = { MaxResults: 1000, Filters: [{ Name: 'address-family', Values: ['ipv6'] }] };
    for await (const pool of aws.each('ec2:DescribeIpamPools', input, 'IpamPools')) yield keep(pool, members);
  },
});
