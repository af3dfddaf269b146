import { bitsOf, cidr, type Cidr, contains, formatBlock, parseCidr } from '../../model/address.ts';
import { UserError } from '../../model/failure.ts';
import type { Resource } from '../../model/resource.ts';
import type { Ports } from '../acl.ts';
import { globalUnicast } from '../internet.ts';
import { extract } from '../../model/rfc6052.ts';
import { wellKnownPrefix } from '../../model/nat64-prefix.ts';
import type { Records } from './names.ts';
import { isOfBalancer, mayBeOfDatabase } from './interfaces-of.ts';
import { ipv4OnlyServices } from './ipv4-only.ts';
import { find, notFound, type Scene } from './senders.ts';

/** What the DESTINATION argument means: one or more hosts, with what their names answer. */
export interface Destination {
  readonly label: string;
  readonly records: Records;
  readonly ports: Ports;
  readonly notes: readonly string[];
  /** Only for senders of this VPC. */
  readonly vpcId?: string | undefined;
}

/** The word for every private service of the account that answers over IPv4 only. */
const everyIpv4OnlyService = 'ipv4-only';

const destinationKinds = ['instance', 'network-interface', 'db-instance', 'load-balancer'] as const;
type DestinationKind = (typeof destinationKinds)[number];

const https = 443;
const at = (port: number): Ports => ({ from: port, to: port });

/** `host`, `host:port`, `[ipv6]:port`. A bare IPv6 address has colons of its own. */
const split = (text: string): { readonly host: string; readonly port?: number } => {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(text);
  const plain = bracketed ?? (text.split(':').length === 2 || text.startsWith('arn:') ? /^(.+):(\d{1,5})$/.exec(text) : null);
  if (!plain) return { host: text };
  const [, host = text, port] = plain;
  if (port === undefined) return { host };
  if (Number(port) < 1 || Number(port) > 65535) throw new UserError(`The port ${port} of "${text}" is not between 1 and 65535.`);
  return { host, port: Number(port) };
};

/** Everything that is to be traced to. */
export const destinationsOf = (scenes: readonly Scene[], text: string): readonly Destination[] => {
  const { host, port } = split(text);
  if (host === everyIpv4OnlyService) return ipv4OnlyServices(scenes);
  if (host === 'internet') {
    const ports = at(port ?? https);
    return [
      { label: 'an IPv4-only host on the internet', records: { a: cidr('0.0.0.0/0') }, ports, notes: [] },
      { label: 'an IPv6 host on the internet', records: { aaaa: globalUnicast }, ports, notes: [] },
    ];
  }
  const address = parseCidr(host);
  if (address) return [literal(address, at(port ?? https))];
  const found = find<DestinationKind>(scenes, destinationKinds, host);
  if (!found) throw notFound(scenes, destinationKinds, host, 'address, instance, network interface, DB instance or load balancer');
  return [ofResource(found.scene, found.resource, port)];
};

const literal = (address: Cidr, ports: Ports): Destination => {
  const label = formatBlock(address);
  if (address.length < bitsOf(address.family) && address.length > 96) throw new UserError(`"${label}" is a block; name one address.`);
  const inside = contains(wellKnownPrefix, address) ? extract(wellKnownPrefix, address) : undefined;
  if (inside) return { label, records: { aaaa: address }, ports, notes: [`stands for ${formatBlock(inside)}`] };
  if (address.family === 6) return { label, records: { aaaa: address }, ports, notes: [] };
  return {
    label,
    records: { a: address },
    ports,
    notes: [
      'DNS64 helps names, not literal addresses: an IPv6-only host reaches this one by a name that answers with it, or as the synthesised address',
    ],
  };
};

const ofResource = (scene: Scene, resource: Resource<DestinationKind>, port: number | undefined): Destination => {
  switch (resource.kind) {
    case 'network-interface':
      return { label: resource.id, records: recordsOf(resource, 'both'), ports: at(port ?? https), notes: [] };
    case 'instance': {
      const eni = interfaces(scene).find(({ data }) => data.Attachment?.InstanceId === resource.id);
      if (!eni) throw unresolved(resource.id);
      // Names of the type ip-name answer with an A record alone.
      const aaaa = resource.data.PrivateDnsNameOptions?.EnableResourceNameDnsAAAARecord === true || !eni.data.PrivateIpAddress;
      return { label: resource.id, records: recordsOf(eni, aaaa ? 'both' : 'ipv4'), ports: at(port ?? https), notes: [] };
    }
    case 'db-instance':
      return ofDatabase(scene, resource, port);
    case 'load-balancer':
      return ofLoadBalancer(scene, resource, port);
  }
};

const interfaces = ({ slice }: Scene): readonly Resource<'network-interface'>[] => slice.all('network-interface');

const unresolved = (id: string): UserError =>
  new UserError(`No visible network interface holds the address of ${id}, so it cannot be traced to; give its address.`, 3);

const recordsOf = ({ data }: Resource<'network-interface'>, family: 'ipv4' | 'both'): Records => {
  const a = parseCidr(data.PrivateIpAddress);
  const aaaa = family === 'both' ? parseCidr(data.Ipv6Addresses?.[0]?.Ipv6Address) : undefined;
  return { ...(a ? { a } : {}), ...(aaaa ? { aaaa } : {}) };
};

/** RDS names no interface: the one of its subnets and groups is taken, and said. */
const ofDatabase = (scene: Scene, database: Resource<'db-instance'>, port: number | undefined): Destination => {
  const { id, data } = database;
  const candidates = interfaces(scene).filter((eni) => mayBeOfDatabase(eni, database));
  const [eni] = candidates;
  if (!eni) throw unresolved(id);
  const others = candidates.length > 1 ? ` (one of ${candidates.length} that match)` : '';
  return {
    label: id,
    records: recordsOf(eni, data.NetworkType === 'DUAL' ? 'both' : 'ipv4'),
    ports: at(port ?? data.Endpoint?.Port ?? 5432),
    notes: [`RDS does not name its interface: ${eni.id} is taken by its subnet and security groups${others}`],
  };
};

const ofLoadBalancer = (scene: Scene, balancer: Resource<'load-balancer'>, port: number | undefined): Destination => {
  const { id, data } = balancer;
  const listener = scene.slice.all('listener').find((each) => each.data.LoadBalancerArn === id);
  const ports = at(port ?? listener?.data.Port ?? https);
  const eni = interfaces(scene).find((each) => isOfBalancer(each, balancer));
  if (!eni) throw unresolved(id);
  const label = data.LoadBalancerName ?? id;
  const family = data.IpAddressType?.startsWith('dualstack') ? 'both' : 'ipv4';
  if (data.Scheme !== 'internet-facing') return { label, records: recordsOf(eni, family), ports, notes: [] };
  const address = parseCidr(eni.data.Association?.PublicIp) ?? cidr('0.0.0.0/0');
  const { aaaa } = recordsOf(eni, family);
  const notes = ['internet-facing: its name answers with public addresses, also inside the VPC'];
  return { label, records: { a: address, ...(aaaa ? { aaaa } : {}) }, ports, notes };
};
