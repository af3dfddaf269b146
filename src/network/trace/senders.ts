import { parseCidr } from '../../model/address.ts';
import { UserError } from '../../model/failure.ts';
import type { IndexedSlice } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { nearest } from '../../model/nearest.ts';
import { nameOf, type Resource } from '../../model/resource.ts';
import { ipv6Cidrs, isIpv6Only } from '../facts.ts';
import { type Groups, groupsOf } from './filters.ts';
import type { Sender } from './follow.ts';
import type { Reference } from '../../model/trace.ts';
import type { World } from './types.ts';

/** A slice with its world; the world is missing where routes could not be read. */
export interface Scene {
  readonly slice: IndexedSlice;
  readonly world: World | undefined;
}

const senderKinds = ['instance', 'network-interface', 'subnet', 'ecs-service', 'eks-nodegroup'] as const;
type SenderKind = (typeof senderKinds)[number];

/** The names under which a resource may be asked for: id, ARN, Name tag, and the name within its cluster. */
const namesOf = (resource: Resource): readonly string[] => {
  const data = resource.data as { readonly serviceName?: string; readonly nodegroupName?: string; readonly LoadBalancerName?: string };
  return [resource.id, resource.arn, nameOf(resource), data.serviceName, data.nodegroupName, data.LoadBalancerName].filter(
    (name): name is string => Boolean(name),
  );
};

/** The one resource that goes by a name; undefined where none does. Several are an error: a guess would trace the wrong one. */
export const find = <K extends Kind>(
  scenes: readonly Scene[],
  kinds: readonly K[],
  text: string,
): { readonly scene: Scene; readonly resource: Resource<K> } | undefined => {
  const found = scenes.flatMap((scene) =>
    kinds.flatMap((kind) =>
      scene.slice
        .subjects(kind)
        .filter((each) => namesOf(each as Resource).includes(text))
        .map((resource) => ({ scene, resource })),
    ),
  );
  if (found.length > 1) {
    const ids = found.map(({ resource }) => `${(resource as Resource).kind} ${(resource as Resource).id}`);
    throw new UserError(`"${text}" is the name of several resources (${ids.join(', ')}); give an id.`);
  }
  return found[0];
};

export const notFound = (scenes: readonly Scene[], kinds: readonly Kind[], text: string, what: string): UserError => {
  const known = scenes.flatMap(({ slice }) => kinds.flatMap((kind) => slice.all(kind).flatMap(namesOf)));
  const close = nearest(text, known);
  const unread = scenes.flatMap(({ slice }) => kinds.filter((kind) => slice.gapsOf(kind).length > 0));
  const because = unread.length > 0 ? ` (${[...new Set(unread)].join(', ')} could not be read)` : '';
  return new UserError(`There is no ${what} "${text}" in what was read${because}${close ? `; did you mean "${close}"?` : '.'}`);
};

/** The word for all of them; a resource of that name is still found by its id. */
const everyIpv6OnlySubnet = 'ipv6-only';

const ipv6OnlySubnets = (scenes: readonly Scene[]): readonly Sender[] => {
  const senders = scenes.flatMap(({ world }) =>
    (world?.all('subnet') ?? [])
      .filter(isIpv6Only)
      .map((subnet) => ofSubnet(world as World, subnet, { kind: 'subnet', id: subnet.id, name: nameOf(subnet) })),
  );
  if (senders.length === 0) throw new UserError('There is no IPv6-only subnet in what was read.');
  return senders;
};

/** Whom the SOURCE argument means: one sender, or one per subnet of a service or node group. */
export const sendersOf = (scenes: readonly Scene[], text: string): readonly Sender[] => {
  if (text === everyIpv6OnlySubnet) return ipv6OnlySubnets(scenes);
  const found = find<SenderKind>(scenes, senderKinds, text);
  if (!found) throw notFound(scenes, senderKinds, text, 'instance, network interface, subnet, ECS service or EKS node group');
  const { scene, resource } = found;
  const { world } = scene;
  if (!world)
    throw new UserError(`The routes of ${scene.slice.account}/${scene.slice.region} could not be read, so nothing can be traced there.`, 3);
  switch (resource.kind) {
    case 'subnet':
      return [ofSubnet(world, resource, { kind: 'subnet', id: resource.id, name: nameOf(resource) })];
    case 'network-interface':
      return [ofInterface(world, resource, { kind: 'network-interface', id: resource.id, name: nameOf(resource) })];
    case 'instance':
      return [ofInstance(world, resource)];
    case 'ecs-service':
      return inSubnets(world, resource, groupsNamed(world, resource.data.networkConfiguration?.awsvpcConfiguration?.securityGroups));
    case 'eks-nodegroup':
      // Which groups its nodes carry is decided by launch template and cluster; what is not known is not guessed.
      return inSubnets(world, resource, clusterGroups(scene, world, resource));
  }
};

const ofSubnet = (world: World, subnet: Resource<'subnet'>, at: Reference, groups?: Groups): Sender => ({
  world,
  at,
  subnet,
  ipv4: parseCidr(subnet.data.CidrBlock),
  ipv6: parseCidr(ipv6Cidrs(subnet)[0]),
  ...(groups ? { groups } : {}),
});

const ofInterface = (world: World, eni: Resource<'network-interface'>, at: Reference): Sender => {
  const subnet = world.get('subnet', eni.data.SubnetId);
  if (!subnet) throw new UserError(`The subnet ${eni.data.SubnetId ?? ''} of ${eni.id} was not among those read.`, 3);
  return {
    world,
    at,
    subnet,
    ipv4: parseCidr(eni.data.PrivateIpAddress),
    ipv6: parseCidr(eni.data.Ipv6Addresses?.[0]?.Ipv6Address),
    groups: groupsOf(world, eni),
    publicIpv4: eni.data.Association?.PublicIp,
  };
};

/** An instance sends from its first interface. */
const ofInstance = (world: World, instance: Resource<'instance'>): Sender => {
  const first = instance.data.NetworkInterfaces?.toSorted((a, b) => (a.Attachment?.DeviceIndex ?? 0) - (b.Attachment?.DeviceIndex ?? 0))[0];
  const eni = world.consult('network-interface')?.find(({ id }) => id === first?.NetworkInterfaceId);
  if (!eni) throw new UserError(`The network interface of ${instance.id} was not among what was read.`, 3);
  return ofInterface(world, eni, { kind: 'instance', id: instance.id, name: nameOf(instance) });
};

const inSubnets = (world: World, resource: Resource<'ecs-service' | 'eks-nodegroup'>, groups: Groups | undefined): readonly Sender[] => {
  const subnets = (resource.subnetIds ?? []).flatMap((id) => world.get('subnet', id) ?? []);
  if (subnets.length === 0) throw new UserError(`${resource.id} names no subnet that was read, so it cannot be traced from.`);
  return subnets.map((subnet) =>
    ofSubnet(world, subnet, { kind: resource.kind, id: resource.id, name: nameOf(subnet) ?? subnet.id }, groups),
  );
};

const groupsNamed = (world: World, ids: readonly string[] | undefined): Groups => {
  const known = new Map((world.consult('security-group') ?? []).map((group) => [group.id, group]));
  return { known: (ids ?? []).flatMap((id) => known.get(id) ?? []), missing: (ids ?? []).filter((id) => !known.has(id)) };
};

const clusterGroups = ({ slice }: Scene, world: World, { data }: Resource<'eks-nodegroup'>): Groups => {
  const group = slice.get('eks-cluster', data.clusterName)?.data.resourcesVpcConfig?.clusterSecurityGroupId;
  const named = groupsNamed(world, group ? [group] : []);
  return { known: named.known, missing: named.known.length > 0 && !data.launchTemplate ? [] : ['the security groups of its nodes'] };
};
