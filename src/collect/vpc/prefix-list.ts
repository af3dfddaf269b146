import type { ManagedPrefixList } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'PrefixListId',
  'PrefixListArn',
  'PrefixListName',
  'AddressFamily',
  'OwnerId',
  'Tags',
] as const satisfies readonly (keyof ManagedPrefixList)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A managed prefix list. `Cidrs` is there only for lists that a route or a security group of the region uses. */
    'prefix-list': Kept<ManagedPrefixList, (typeof members)[number]> & { readonly Cidrs?: readonly string[] };
  }
}

export default defineCollector({
  kind: 'prefix-list',
  calls: ['ec2:DescribeManagedPrefixLists', 'ec2:GetManagedPrefixListEntries'],
  after: ['route-table', 'security-group'],
  identify: (data) => ({ id: data.PrefixListId ?? '', arn: data.PrefixListArn ?? '' }),
  async *collect(aws) {
    const routed = aws
      .found('route-table')
      .flatMap(({ data }) => data.Routes ?? [])
      .map((route) => route.DestinationPrefixListId);
    const filtered = aws
      .found('security-group')
      .flatMap(({ data }) => [...(data.IpPermissions ?? []), ...(data.IpPermissionsEgress ?? [])])
      .flatMap((permission) => permission.PrefixListIds ?? [])
      .map((entry) => entry.PrefixListId);
    const used = new Set([...routed, ...filtered]);
    const lists: ManagedPrefixList[] = [];
    for await (const list of aws.each('ec2:DescribeManagedPrefixLists', { MaxResults: 100 }, 'PrefixLists')) {
      if (used.has(list.PrefixListId)) lists.push(list);
      else yield keep(list, members);
    }
    yield* aws.forEach(
      lists,
      (list) => list.PrefixListId ?? '',
      'ec2:GetManagedPrefixListEntries',
      async (list) => {
        const Cidrs: string[] = [];
        const input = { PrefixListId: list.PrefixListId, MaxResults: 100 };
        for await (const entry of aws.each('ec2:GetManagedPrefixListEntries', input, 'Entries')) if (entry.Cidr) Cidrs.push(entry.Cidr);
        return [{ ...keep(list, members), Cidrs: Cidrs.toSorted() }];
      },
    );
  },
});
