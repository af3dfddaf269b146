import type { Cidr } from '../../model/address.ts';
import type { View } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import type { Ports } from '../acl.ts';

/** Blocks instead of addresses where a packet stands for many. Both are of one family. */
export interface Packet {
  readonly source: Cidr;
  readonly destination: Cidr;
  /** IANA's number. */
  readonly protocol: number;
  readonly sourcePorts: Ports;
  readonly destinationPorts: Ports;
}

/** The kinds without which no packet can be followed. */
export const traceKinds = ['vpc', 'subnet', 'route-table', 'prefix-list', 'nat-gateway'] as const;
type TraceKind = (typeof traceKinds)[number];

/** The kinds that the walk asks for where it meets them; each may be unread. */
export const sightKinds = [
  'network-acl',
  'security-group',
  'network-interface',
  'vpc-peering-connection',
  'transit-gateway-vpc-attachment',
  'transit-gateway-route-table',
  'vpc-block-public-access',
  'vpc-attributes',
  'dhcp-options',
] as const;
type SightKind = (typeof sightKinds)[number];

/** One account and region as the walk sees it. */
export interface World extends View<TraceKind> {
  /** The kind's resources; undefined where they were not wholly read. */
  consult<K extends SightKind>(kind: K): readonly Resource<K>[] | undefined;
  /** Every account and region of the scan that can be walked through, this one first. */
  neighbours(): readonly World[];
}

/** Which filters the walk asks: all, or none where only the routes are in question. */
export type Filters = 'all' | 'none';
