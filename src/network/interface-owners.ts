import { interfaceOwners, type Ipv4Need, type OwnerMark, ownerServices, type OwnerService } from '../knowledge/interface-owners.ts';
import { compare } from '../model/order.ts';
import { type Resource, tagOf } from '../model/resource.ts';
import { hasIpv6Address } from './family-parity.ts';
import { lookup, oncePer } from './once.ts';

type Interface = Resource<'network-interface'>;

/** `principal`: an AWS service that manages the interface and that no mark is known of. */
export type InterfaceOwner =
  | { readonly type: 'service'; readonly service: OwnerService; readonly resource?: string }
  | { readonly type: 'principal'; readonly principal: string }
  | { readonly type: 'unattached' }
  | { readonly type: 'unknown' };

/**
 * Whether AWS made the interface rather than a user. `RequesterId` is an alias such as `amazon-elasticsearch`, or the number
 * of a service's account that differs by region; a user's own calls leave the user's or the role's id there.
 */
const isMadeByService = ({ data }: Interface): boolean =>
  data.RequesterManaged === true ||
  data.RequesterId?.startsWith('amazon-') === true ||
  (/^\d{12}$/.test(data.RequesterId ?? '') && data.OwnerId !== undefined && data.RequesterId !== data.OwnerId);

const fits = (mark: OwnerMark, eni: Interface): boolean => {
  const { data } = eni;
  return (
    (!mark.onInstance || data.Attachment?.InstanceId !== undefined) &&
    (!mark.types || mark.types.includes(data.InterfaceType ?? '')) &&
    (!mark.description || mark.description.test(data.Description ?? '')) &&
    (!mark.requester || mark.requester.test(data.RequesterId ?? '')) &&
    (!mark.instanceOwner || mark.instanceOwner.test(data.Attachment?.InstanceOwnerId ?? '')) &&
    (mark.tagKey === undefined || tagOf(eni, mark.tagKey) !== undefined) &&
    (!mark.madeByService || isMadeByService(eni))
  );
};

const resourceOf = (mark: OwnerMark, eni: Interface): string | undefined => {
  if (mark.onInstance) return eni.data.Attachment?.InstanceId;
  return mark.resource?.exec(eni.data.Description ?? '')?.[1];
};

/** Who holds an interface, told from the interface alone. */
export const interfaceOwner = oncePer((eni: Interface): InterfaceOwner => {
  const mark = interfaceOwners.marks.find((each) => fits(each, eni));
  if (mark) {
    const resource = resourceOf(mark, eni);
    return { type: 'service', service: mark.service, ...(resource === undefined ? {} : { resource }) };
  }
  const { Operator, Status, RequesterManaged } = eni.data;
  if (Operator?.Managed && Operator.Principal) return { type: 'principal', principal: Operator.Principal };
  return Status === 'available' && RequesterManaged === false ? { type: 'unattached' } : { type: 'unknown' };
});

/** The owner in words. */
export const ownerTitle = (owner: InterfaceOwner): string => {
  if (owner.type === 'service') return ownerServices.services[owner.service].title;
  return owner.type === 'principal' ? owner.principal : owner.type;
};

/** Whether the owner could do without the IPv4 addresses of its interface; an interface that nobody uses could. */
export const ipv4NeedOf = (owner: InterfaceOwner): Ipv4Need => {
  if (owner.type === 'service') return ownerServices.services[owner.service].ipv4;
  return owner.type === 'unattached' ? 'dispensable' : 'unclear';
};

/** The IPv4 addresses of its subnet that an interface holds: each prefix is a /28. */
export const ipv4AddressesHeld = ({ data }: Interface): number =>
  data.Ipv6Native ? 0 : (data.PrivateIpAddresses ?? []).length + 16 * (data.Ipv4Prefixes ?? []).length;

/** The public IPv4 addresses of an interface; those of carriers and of customers' own pools on Outposts are none. */
export const publicIpv4Of = ({ data }: Interface): readonly string[] => {
  const associations = [data.Association, ...(data.PrivateIpAddresses ?? []).map(({ Association }) => Association)];
  const found = associations.flatMap((association) => association?.PublicIp ?? []);
  return found.length < 2 ? found : [...new Set(found)];
};

/** The interfaces of a listing that stand in a subnet. */
export const interfacesIn = lookup(({ data }: Interface) => data.SubnetId);

/** What one owner holds in a subnet. */
export interface Holding {
  readonly owner: string;
  readonly ipv4: Ipv4Need;
  readonly interfaces: number;
  readonly addresses: number;
  readonly withIpv6: number;
}

/** The owners of interfaces with what they hold, the largest holding first. */
export const holdingsOf = (interfaces: readonly Interface[]): readonly Holding[] => {
  const groups = Map.groupBy(interfaces, (eni) => ownerTitle(interfaceOwner(eni)));
  return [...groups]
    .map(([owner, members]) => ({
      owner,
      ipv4: members[0] ? ipv4NeedOf(interfaceOwner(members[0])) : ('unclear' as const),
      interfaces: members.length,
      addresses: members.reduce((sum, eni) => sum + ipv4AddressesHeld(eni), 0),
      withIpv6: members.filter(hasIpv6Address).length,
    }))
    .toSorted((a, b) => b.addresses - a.addresses || compare(a.owner, b.owner));
};
