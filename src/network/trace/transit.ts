import { contains, parseCidr } from '../../model/address.ts';
import type { Resource } from '../../model/resource.ts';
import { nameOf } from '../../model/resource.ts';
import type { Step } from '../../model/trace.ts';
import type { Filters, Packet, World } from './types.ts';
import { describe, type End, enter, type Onward, type Position, positionIn } from './walk.ts';

type Attachment = Resource<'transit-gateway-vpc-attachment'>;
type TransitTable = Resource<'transit-gateway-route-table'>;
type TransitRoute = NonNullable<TransitTable['data']['Routes']>[number];

const unseen = (why: string): End => ({ disposition: 'unknown', why });
const everywhere = <Found>(
  world: World,
  find: (each: World) => Found | undefined,
): { readonly world: World; readonly found: Found } | undefined => {
  for (const each of world.neighbours()) {
    const found = find(each);
    if (found !== undefined) return { world: each, found };
  }
  return undefined;
};

/** Into the transit gateway by the VPC's attachment, along its associated table, and out into the VPC that the route names. */
export const throughTransitGateway = (position: Position, packet: Packet, id: string, filters: Filters): Onward => {
  const inbound = attachmentOf(position, id);
  if (!inbound) return { steps: [], end: unseen(`the attachment of ${position.vpcId} to ${id} is not visible`) };
  const door = subnetIn(position.world, inbound, position.subnet?.data.AvailabilityZoneId);
  if (!door) {
    return {
      steps: [],
      end: {
        disposition: 'no-route',
        why: `${inbound.id} has no subnet in the Availability Zone of ${position.at.id}, so ${id} cannot be reached from there`,
      },
    };
  }
  const past = door.id === position.subnet?.id ? { steps: [] } : enter(position.world, door, packet, filters);
  if (past.end) return { steps: past.steps, end: past.end };
  const table = everywhere(position.world, (each) =>
    each.consult('transit-gateway-route-table')?.find((candidate) => isAssociated(candidate, inbound.id)),
  )?.found;
  if (!table) return { steps: past.steps, end: unseen(`the route table of ${id} that ${inbound.id} is associated with is not visible`) };
  const chosen = choose(table, packet);
  if ('end' in chosen) return { steps: past.steps, end: chosen.end };
  const step: Step = { kind: 'route', table: table.id, prefix: chosen.prefix, target: { type: 'transit-gateway', id: chosen.attachment } };
  return { ...outOf(position, packet, chosen.attachment), steps: [...past.steps, step] };
};

const attachmentOf = ({ world, vpcId }: Position, gateway: string): Attachment | undefined =>
  world
    .consult('transit-gateway-vpc-attachment')
    ?.find(({ data }) => data.TransitGatewayId === gateway && data.VpcId === vpcId && data.State === 'available');

/** The attachment's subnet in a zone: traffic stays in its zone on the way in. Any will do where the zone is not known. */
const subnetIn = (world: World, { data }: Attachment, zone: string | undefined): Resource<'subnet'> | undefined => {
  const subnets = (data.SubnetIds ?? []).flatMap((id) => world.get('subnet', id) ?? []);
  return zone === undefined ? subnets[0] : subnets.find((subnet) => subnet.data.AvailabilityZoneId === zone);
};

const isAssociated = ({ data }: TransitTable, attachment: string): boolean =>
  data.Associations?.some(({ TransitGatewayAttachmentId, State }) => TransitGatewayAttachmentId === attachment && State === 'associated') ??
  false;

/** Longest prefix match; static routes win over propagated ones. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html */
const choose = (
  { id, data }: TransitTable,
  packet: Packet,
): { readonly attachment: string; readonly prefix: string } | { readonly end: End } => {
  const matches = (data.Routes ?? []).flatMap((route) => {
    const block = parseCidr(route.DestinationCidrBlock);
    return block && contains(block, packet.destination) ? [{ route, length: block.length }] : [];
  });
  const [best] = matches.toSorted((a, b) => b.length - a.length || rank(a.route) - rank(b.route));
  if (data.RoutesCut) return { end: unseen(`${id} has more routes than AWS returns in one search`) };
  if (!best) return { end: { disposition: 'no-route', why: `${id} has no route for ${describe(packet.destination)}` } };
  const prefix = best.route.DestinationCidrBlock ?? '';
  if (best.route.State === 'blackhole') return { end: { disposition: 'blackhole', why: `the route ${prefix} of ${id} is a blackhole` } };
  const attachment = best.route.TransitGatewayAttachments?.[0]?.TransitGatewayAttachmentId;
  return attachment ? { attachment, prefix } : { end: unseen(`the attachment behind ${prefix} in ${id} is not named`) };
};

const rank = ({ Type }: TransitRoute): number => (Type === 'propagated' ? 1 : 0);

/** Out of the transit gateway into a VPC, where the table of the attachment's subnet decides what is next. */
const outOf = (
  { world, subnet }: Position,
  packet: Packet,
  id: string,
): { readonly end: End } | { readonly next: Position; readonly packet: Packet } => {
  const there = everywhere(world, (each) =>
    each.consult('transit-gateway-vpc-attachment')?.find((candidate) => candidate.id === id && each.get('vpc', candidate.data.VpcId)),
  );
  if (!there) return { end: unseen(`what is behind ${id} was not read`) };
  const door = subnetIn(there.world, there.found, subnet?.data.AvailabilityZoneId) ?? subnetIn(there.world, there.found, undefined);
  if (!door) return { end: unseen(`the subnets of ${id} were not read`) };
  const at = { kind: 'transit-gateway-vpc-attachment' as const, id, name: nameOf(there.found) };
  return { next: positionIn(there.world, door, at), packet };
};
