import type { SubnetPressure } from './checklist/pressure.ts';

/** `ok` and `failing` were found out; `unknown` could not be read; `plain` says nothing of whether it suffices. */
export type Standing = 'ok' | 'failing' | 'unknown' | 'plain';

/** How a subnet reaches something, in a sentence. */
export interface Way {
  readonly standing: Standing;
  readonly text: string;
}

export interface PictureSubnet {
  readonly id: string;
  readonly name: string | null;
  readonly zone: string | null;
  readonly family: 'IPv4' | 'dual-stack' | 'IPv6-only';
  readonly blocks: readonly string[];
  /** Null where AWS did not say. */
  readonly dns64: boolean | null;
  /** The account that shares it. */
  readonly sharedBy: string | null;
  readonly workloads: readonly { readonly kind: string; readonly count: number }[];
  /** To the IPv4 internet over IPv4, to the IPv6 internet, and to IPv4 by way of 64:ff9b::/96; null where it has not the family. */
  readonly ipv4: Way | null;
  readonly ipv6: Way | null;
  readonly nat64: Way | null;
}

/** What packets are handed to: `nowhere` where a route lacks, `unread` where it is not known. */
export interface PictureNode {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly note: string;
  readonly standing: Standing;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly carries: 'IPv4' | 'IPv6' | 'NAT64';
  readonly standing: Standing;
}

/** A VPC as a graph: its subnets, what they hand packets to, and the hop at which NAT64 breaks. */
export interface Picture {
  readonly account: string;
  readonly region: string;
  readonly vpcId: string;
  readonly name: string | null;
  readonly cidrs: readonly string[];
  readonly subnets: readonly PictureSubnet[];
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** The kinds that could not be read in full, so that more may be there than is drawn. */
  readonly unread: readonly string[];
}

/** Who holds the addresses of a subnet: IPv4 by owner, and how many IPv6 addresses are on its interfaces. */
export interface AddressUse extends Pick<
  SubnetPressure,
  | 'account'
  | 'region'
  | 'vpcId'
  | 'subnetId'
  | 'name'
  | 'zone'
  | 'cidr'
  | 'usable'
  | 'free'
  | 'used'
  | 'runsShort'
  | 'owners'
  | 'unattributed'
  | 'doubts'
> {
  readonly ipv6Addresses: number;
  readonly ipv6Prefixes: number;
}

/** What a page shows beside the verdicts, made of the inventory. */
export interface Exhibits {
  readonly pictures: readonly Picture[];
  readonly addresses: readonly AddressUse[];
}
