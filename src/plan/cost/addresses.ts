import type { AddressLine, Saving } from '../../model/checklist/cost.ts';
import type { IndexedSlice } from '../../model/inventory.ts';
import { compare } from '../../model/order.ts';
import type { Resource } from '../../model/resource.ts';
import { isShared } from '../../network/facts.ts';
import { interfaceOwner, type InterfaceOwner, ipv4NeedOf, ownerTitle, publicIpv4Of } from '../../network/interface-owners.ts';
import { addedUp, perMonth } from './amounts.ts';

type Interface = Resource<'network-interface'>;
type ElasticIp = Resource<'elastic-ip'>;

interface PublicAddress extends Pick<AddressLine, 'use' | 'allocation' | 'holder' | 'saving'> {
  /** Undefined where AWS did not say of which pool it is. */
  readonly isCharged: boolean | undefined;
}

/** The public IPv4 addresses of an account in a region, each counted once, by who has them and when they can go. */
export const addressLines = (slice: IndexedSlice, perHour: number | null): AddressLine[] => {
  const groups = Map.groupBy(publicAddresses(slice).values(), ({ use, allocation, holder, saving }) =>
    [use, allocation, holder, saving].join('/'),
  );
  return [...groups.values()]
    .map((group): AddressLine => {
      const { use, allocation, holder, saving } = group[0] as PublicAddress;
      const untold = group.filter(({ isCharged }) => isCharged === undefined).length;
      const charged = group.filter(({ isCharged }) => isCharged === true).length;
      const amount = addedUp([perMonth(charged, perHour), perMonth(untold, null)]);
      return { use, allocation, holder, saving, addresses: group.length, charged: charged + untold, amount };
    })
    .toSorted(
      (a, b) =>
        compare(a.use, b.use) ||
        b.addresses - a.addresses ||
        compare(a.holder, b.holder) ||
        compare(a.allocation, b.allocation) ||
        compare(a.saving, b.saving),
    );
};

/** By address: those on interfaces first, then those of NAT gateways without interfaces, then the other Elastic IP addresses. */
const publicAddresses = (slice: IndexedSlice): ReadonlyMap<string, PublicAddress> => {
  const allocated = new Map(slice.all('elastic-ip').flatMap((each) => (each.data.PublicIp ? [[each.data.PublicIp, each]] : [])));
  const found = new Map<string, PublicAddress>();
  // Other accounts pay for what is on their interfaces.
  for (const eni of slice.all('network-interface').filter((each) => !isShared(each))) {
    for (const address of publicIpv4Of(eni)) found.set(address, onInterface(eni, address, allocated.get(address)));
  }
  for (const gateway of slice.all('nat-gateway').filter(isStanding)) {
    for (const { PublicIp } of gateway.data.NatGatewayAddresses ?? []) {
      if (PublicIp && !found.has(PublicIp)) found.set(PublicIp, onGateway(gateway, allocated.get(PublicIp)));
    }
  }
  for (const [address, elastic] of allocated) if (!found.has(address)) found.set(address, allocatedOnly(elastic));
  return found;
};

/** A gateway that is charged for, and goes on. */
export const isStanding = ({ data }: Resource<'nat-gateway'>): boolean => !['deleted', 'deleting', 'failed'].includes(data.State ?? '');

/** AWS calls its own pool `amazon`; others hold addresses that customers brought, or that IPAM gave. */
const isCharged = (elastic: ElasticIp | undefined): boolean | undefined => {
  if (!elastic) return true;
  const pool = elastic.data.PublicIpv4Pool;
  return pool === undefined ? undefined : pool === 'amazon';
};

const onInterface = (eni: Interface, address: string, elastic: ElasticIp | undefined): PublicAddress => {
  const owner = interfaceOwner(eni);
  return {
    use: 'in-use',
    allocation: elastic?.data.ServiceManaged === undefined ? allocationOf(issuerOf(eni, address)) : 'service-managed',
    holder: ownerTitle(owner),
    saving: savingOf(owner),
    isCharged: isCharged(elastic),
  };
};

/** `amazon` for an address that comes and goes with the instance, `amazon-elb` and the like for a service's, or an account. */
const issuerOf = ({ data }: Interface, address: string): string | undefined =>
  [data.Association, ...(data.PrivateIpAddresses ?? []).map(({ Association }) => Association)].find(
    (association) => association?.PublicIp === address,
  )?.IpOwnerId;

const allocationOf = (issuer: string | undefined): AddressLine['allocation'] => {
  if (issuer === 'amazon') return 'auto-assigned';
  if (issuer?.startsWith('amazon-')) return 'service-managed';
  return issuer === undefined ? 'unknown' : 'elastic-ip';
};

const savingOf = (owner: InterfaceOwner): Saving => {
  if (owner.type === 'service' && owner.service === 'nat-gateway') return 'none';
  if (owner.type === 'service' && owner.service === 'alb') return 'clients-have-ipv6';
  if (owner.type === 'unattached') return 'now';
  return ipv4NeedOf(owner) === 'dispensable' ? 'ipv6-only' : 'unclear';
};

/** Regional NAT gateways have no interface in a subnet; they may bring addresses of their own, where zonal ones take the account's. */
const onGateway = ({ data }: Resource<'nat-gateway'>, elastic: ElasticIp | undefined): PublicAddress => ({
  use: 'in-use',
  allocation: (elastic ? elastic.data.ServiceManaged !== undefined : data.AvailabilityMode === 'regional')
    ? 'service-managed'
    : 'elastic-ip',
  holder: 'NAT gateway',
  saving: 'none',
  isCharged: isCharged(elastic),
});

const allocatedOnly = (elastic: ElasticIp): PublicAddress => {
  const isManaged = elastic.data.ServiceManaged !== undefined;
  const isIdle = elastic.data.AssociationId === undefined;
  return {
    use: isIdle ? 'idle' : 'in-use',
    allocation: isManaged ? 'service-managed' : 'elastic-ip',
    holder: isManaged ? `a service (${elastic.data.ServiceManaged})` : isIdle ? 'nothing' : 'an interface that is not visible',
    // Only the service can release its own.
    saving: isIdle && !isManaged ? 'now' : 'unclear',
    isCharged: isCharged(elastic),
  };
};
