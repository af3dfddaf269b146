import type { Resource } from '../model/resource.ts';

/**
 * The IPAM pool from which a VPC of a region can take its IPv6 block: one whose locale is that region; a pool without a
 * locale only feeds other pools. https://docs.aws.amazon.com/vpc/latest/ipam/create-ipv6-pool.html
 */
export const ipv6PoolFor = (pools: readonly Resource<'ipam-pool'>[], region: string): Resource<'ipam-pool'> | undefined =>
  pools
    .filter(
      ({ data }) =>
        data.AddressFamily === 'ipv6' && data.Locale === region && data.State?.endsWith('-complete') && data.State !== 'delete-complete',
    )
    .toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .at(0);

/** Public pools first: what is private stays off the internet. */
const rank = ({ data }: Resource<'ipam-pool'>): number => (data.IpamScopeType === 'public' ? 0 : 1);

/** The block that a pool hands out unless told otherwise; AWS takes /44 to /60 for a VPC, in steps of four. */
export const netmaskOf = ({ data }: Resource<'ipam-pool'>): number =>
  data.AllocationDefaultNetmaskLength ?? data.AllocationMinNetmaskLength ?? 56;
