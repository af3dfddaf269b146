import type { Resource } from '../model/resource.ts';

type PrefixList = Resource<'prefix-list'>;

/**
 * The IPv6 twin of a list that AWS keeps, where the region has one: AWS puts `ipv6` behind the region or `global` in its
 * name. https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export const ipv6Twin = (list: PrefixList, lists: readonly PrefixList[]): PrefixList | undefined => {
  if (list.data.AddressFamily !== 'IPv4' || list.data.OwnerId !== 'AWS') return undefined;
  const [com, vendor, place, ...service] = (list.data.PrefixListName ?? '').split('.');
  const name = [com, vendor, place, 'ipv6', ...service].join('.');
  return lists.find(({ data }) => data.OwnerId === 'AWS' && data.AddressFamily === 'IPv6' && data.PrefixListName === name);
};

/** CloudFront's own addresses. It comes over IPv4 unless the origin's IpAddressType says otherwise. */
export const isCloudFront = ({ data }: PrefixList): boolean => data.PrefixListName?.endsWith('.cloudfront.origin-facing') === true;
