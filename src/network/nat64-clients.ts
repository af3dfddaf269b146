import { parseCidr } from '../model/address.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { hasIpv6Address } from './family-parity.ts';
import { isIpv6Only } from './facts.ts';
import { nat64Kinds, nat64Path } from './nat64.ts';
import { oncePer } from './once.ts';
import {
  type Grant,
  grantsOf,
  interfaceGroups,
  interfacesOf,
  type NetworkInterface,
  type SecurityGroup,
  type Service,
  serviceText,
  takesIn,
  uncovered,
} from './security-groups.ts';

export const nat64ClientKinds = [...nat64Kinds, 'network-interface', 'security-group'] as const;
type Clients = View<(typeof nat64ClientKinds)[number]>;
type Subnet = Resource<'subnet'>;

/** A service that a target offers to the members of a group and not to the NAT gateway that stands for them. */
export interface ShutOut {
  readonly target: NetworkInterface;
  readonly service: Service;
  readonly clientGroup: string;
  readonly client: Subnet;
  readonly nat: Resource<'nat-gateway'>;
  readonly address: string;
}

/** Interfaces in use that can be reached over IPv4 only. Nobody connects to a Lambda function's. */
const isIpv4OnlyTarget = (eni: NetworkInterface): boolean =>
  !hasIpv6Address(eni) && eni.data.Ipv6Native !== true && eni.data.Status !== 'available' && eni.data.InterfaceType !== 'lambda';

/** One for each set of groups: instances of one kind carry the same by the hundred, and what holds for one holds for all of them. */
const ipv4OnlyTargets = (view: View<'network-interface' | 'security-group'>, group: SecurityGroup): readonly NetworkInterface[] => {
  const targets = interfacesOf(view, group.id).filter(isIpv4OnlyTarget);
  return [...new Map(targets.map((eni) => [interfaceGroups(view, eni), eni])).values()];
};

const homesOf = oncePer((members: readonly NetworkInterface[]) => [...new Set(members.map(({ data }) => data.SubnetId))]);

/** The IPv6-only subnets in which members of a group stand. */
const ipv6OnlyHomes = (view: Clients, groupId: string): readonly Subnet[] =>
  homesOf(interfacesOf(view, groupId))
    .flatMap((id) => view.get('subnet', id) ?? [])
    .filter(isIpv6Only);

/** Whether the target admits an address to all of a service. */
const admits = (grants: readonly Grant[], service: Service, address: string): boolean => {
  const block = parseCidr(address);
  const open = grants.filter(({ peers }) => block && peers.some((peer) => takesIn(peer, block)));
  return (
    uncovered(
      service,
      open.map((grant) => grant.service),
    ).length === 0
  );
};

type Found = { readonly shutOut: ShutOut } | { readonly unsure: string } | { readonly admitted: string };

const fromSubnet = (
  view: Clients,
  target: NetworkInterface,
  grants: readonly Grant[],
  { service }: Grant,
  clientGroup: string,
  client: Subnet,
): readonly Found[] => {
  const path = nat64Path(view, client);
  const nat = 'nat' in path && path.outcome !== 'nat-not-available' ? path.nat : undefined;
  if (!nat && path.outcome === 'out-of-sight')
    return [{ unsure: `what stands for the clients of ${clientGroup} in ${client.id} cannot be seen: ${path.why}` }];
  // Whatever else is broken on the way has a finding at the subnet.
  if (!nat) return [];
  const addresses = (nat.data.NatGatewayAddresses ?? []).flatMap(({ PrivateIp, Status }) =>
    PrivateIp && Status !== 'failed' ? PrivateIp : [],
  );
  if (addresses.length === 0) return [{ unsure: `the private addresses of NAT gateway ${nat.id} are not known` }];
  return addresses.map((address) =>
    admits(grants, service, address) ? { admitted: address } : { shutOut: { target, service, clientGroup, client, nat, address } },
  );
};

export interface ReferenceOnly {
  readonly shutOut: readonly ShutOut[];
  readonly unsure: readonly string[];
  /** Whether any member of a referenced group reaches the group's targets through NAT64. */
  readonly concerns: boolean;
}

/**
 * NAT64 puts the NAT gateway's private IPv4 address in the place of the client's, so a rule that references the client's
 * group does not match at an IPv4-only target; only a range that contains the gateway's address does.
 */
export const referencesThroughNat64 = (view: Clients, group: SecurityGroup): ReferenceOnly => {
  const found = ipv4OnlyTargets(view, group).flatMap((target) => {
    const { groups, missing } = interfaceGroups(view, target);
    const grants = grantsOf(groups, 'ingress', view.all('prefix-list'));
    return grants
      .filter((grant) => grant.group.id === group.id)
      .flatMap((grant) =>
        grant.references.flatMap((reference): readonly Found[] => {
          const clientGroup = reference.GroupId ?? '';
          if (!view.get('security-group', clientGroup)) return foreign(reference.UserId, view.account, clientGroup);
          return ipv6OnlyHomes(view, clientGroup).flatMap((client) => fromSubnet(view, target, grants, grant, clientGroup, client));
        }),
      )
      .map((each) =>
        'shutOut' in each && missing.length > 0
          ? { unsure: `${missing.join(', ')} on ${target.id}, which may admit ${each.shutOut.address}, is not visible` }
          : each,
      );
  });
  const shutOut = new Map(
    found.flatMap((each) =>
      'shutOut' in each ? [[`${serviceText(each.shutOut.service)} ${each.shutOut.address}`, each.shutOut] as const] : [],
    ),
  );
  return {
    shutOut: [...shutOut.values()],
    unsure: [...new Set(found.flatMap((each) => ('unsure' in each ? each.unsure : [])))],
    concerns: found.length > 0,
  };
};

/** AWS leaves the account out where the referenced group is gone, and puts a name there for its own groups. */
const foreign = (owner: string | undefined, account: string, groupId: string): readonly Found[] =>
  owner !== undefined && owner !== account && /^\d{12}$/.test(owner)
    ? [{ unsure: `whether ${groupId} of account ${owner} is used in IPv6-only subnets cannot be seen` }]
    : [];
