import { hash } from 'node:crypto';
import type { Members } from '../../../support/replay/shapes.ts';

/**
 * A region of an account of any size, as AWS's APIs would describe it: so many VPCs, each with its subnets, routes, filters,
 * instances, containers, balancers, databases and functions, whose ids and relations hold together. The same in every run.
 */
export interface EstateSize {
  readonly vpcs: number;
  /** How many instances each VPC has; what else grows with a VPC's use grows along. About 4.6 resources come with each. */
  readonly instances: number;
}

/** Whole lists by `service:Operation`, each with the member of the answer that holds it. */
export type Lists = Record<string, readonly [member: string, items: readonly Members[]]>;

export const zones = ['a', 'b', 'c'] as const;
export const tags = (name: string, owner: string) => [
  { Key: 'Name', Value: name },
  { Key: 'team', Value: owner },
  { Key: 'cost-center', Value: 'shared-platform-services' },
];

export interface Place {
  readonly account: string;
  readonly region: string;
  /** Of the VPC in its region. */
  readonly number: number;
  readonly instances: number;
  readonly id: (prefix: string, ...of: readonly number[]) => string;
}

export const range = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

export const placeOf = (account: string, region: string, number: number, instances: number): Place => {
  const head = hash('sha256', `${account}${region}`).slice(0, 6);
  const id = (prefix: string, ...of: readonly number[]) =>
    `${prefix}-0${head}${number.toString(16).padStart(4, '0')}${(of[0] ?? 0).toString(16).padStart(2, '0')}${(of[1] ?? 0).toString(16).padStart(4, '0')}`;
  return { account, region, number, instances, id };
};

/** Every other VPC is dual-stack. */
export const isDual = ({ number }: Place): boolean => number % 2 === 0;
export const arn = ({ region, account }: Place, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
export const isPublic = (subnet: number): boolean => subnet < zones.length;
export const subnetCount = zones.length * 2;
export const net = ({ number }: Place): string => `10.${number % 256}`;
/** The first four groups of a subnet's IPv6 addresses; those of subnet 0 are the VPC's. */
export const net6 = ({ number }: Place, subnet = 0): string =>
  `2600:1f18:${(number >> 8).toString(16)}:${(((number & 0xff) << 8) + subnet).toString(16)}`;
export const subnetIds = (place: Place, want: (subnet: number) => boolean) =>
  range(subnetCount, (n) => n).flatMap((n) => (want(n) ? place.id('subnet', n) : []));
