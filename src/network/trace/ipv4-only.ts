import { parseCidr } from '../../model/address.ts';
import { UserError } from '../../model/failure.ts';
import type { Resource } from '../../model/resource.ts';
import type { Ports } from '../acl.ts';
import type { Destination } from './destinations.ts';
import { isOfBalancer, mayBeOfDatabase } from './interfaces-of.ts';
import type { Scene } from './senders.ts';

type NetworkInterface = Resource<'network-interface'>;

/**
 * Services with a private interface, told by what AWS writes into its description, with the port that clients use by default.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html
 */
const services: readonly { readonly name: string; readonly pattern: RegExp; readonly port: number }[] = [
  { name: 'RDS', pattern: /^RDSNetworkInterface$/, port: 5432 },
  { name: 'ElastiCache', pattern: /^ElastiCache[ +]/, port: 6379 },
  { name: 'Amazon MQ', pattern: /^Amazon MQ network interface/, port: 5671 },
  { name: 'VPC endpoint', pattern: /^VPC Endpoint Interface/, port: 443 },
  { name: 'load balancer', pattern: /^ELB /, port: 443 },
];

/** Every private service of the scan whose interface has IPv4 alone: what an IPv6-only subnet needs NAT64 for. */
export const ipv4OnlyServices = (scenes: readonly Scene[]): readonly Destination[] => {
  const unread = scenes.find(({ slice }) => slice.gapsOf('network-interface').length > 0);
  if (unread)
    throw new UserError(
      `The network interfaces of ${unread.slice.account}/${unread.slice.region} could not be read, so what answers over IPv4 only is not known.`,
      3,
    );
  return scenes.flatMap((scene) => scene.slice.all('network-interface').flatMap((eni) => toDestination(scene, eni)));
};

const toDestination = (scene: Scene, eni: NetworkInterface): readonly Destination[] => {
  const { data } = eni;
  const service = services.find(({ pattern }) => pattern.test(data.Description ?? ''));
  const a = parseCidr(data.PrivateIpAddress);
  const hasIpv6 = (data.Ipv6Addresses?.length ?? 0) > 0 || (data.Ipv6Prefixes?.length ?? 0) > 0;
  // An internet-facing load balancer's name answers with public addresses.
  if (!service || !a || hasIpv6 || isPublic(scene, eni)) return [];
  const { label, ports } = known(scene, eni) ?? { label: `${service.name} ${eni.id}`, ports: at(service.port) };
  return [{ label, records: { a }, ports, notes: [], vpcId: eni.vpcId }];
};

const isPublic = (scene: Scene, eni: NetworkInterface): boolean =>
  eni.data.Association?.PublicIp !== undefined || balancerOf(scene, eni)?.data.Scheme === 'internet-facing';

const balancerOf = ({ slice }: Scene, eni: NetworkInterface): Resource<'load-balancer'> | undefined =>
  slice.all('load-balancer').find((balancer) => isOfBalancer(eni, balancer));

const at = (port: number): Ports => ({ from: port, to: port });

/** The resource behind an interface, where the scan has one that fits, with its own port. */
const known = (scene: Scene, eni: NetworkInterface): { readonly label: string; readonly ports: Ports } | undefined => {
  const { slice } = scene;
  const database = slice.all('db-instance').find((each) => mayBeOfDatabase(eni, each));
  if (database) return { label: `RDS ${database.id} (${eni.id})`, ports: at(database.data.Endpoint?.Port ?? 5432) };
  const balancer = balancerOf(scene, eni);
  const port = balancer && slice.all('listener').find((each) => each.data.LoadBalancerArn === balancer.id)?.data.Port;
  return balancer && { label: `load balancer ${balancer.data.LoadBalancerName ?? balancer.id} (${eni.id})`, ports: at(port ?? 443) };
};
