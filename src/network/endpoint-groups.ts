import type { Resource } from '../model/resource.ts';
import { findIn } from './compute.ts';
import type { VpcEndpoint } from './endpoints.ts';
import { type Grant, grantsOf, isIcmp, type Service, uncovered } from './security-groups.ts';

const https: Service = { protocol: 6, from: 443, to: 443 };

const openTo = (grants: readonly Grant[], family: 4 | 6): readonly Service[] =>
  grants.filter(({ peers, service }) => !isIcmp(service) && peers.some((peer) => peer.family === family)).map(({ service }) => service);

/** HTTPS is what the endpoints of AWS services serve; where it is closed to IPv4 too, every open service counts. */
const servicesOf = (ipv4: readonly Service[]): readonly Service[] => (uncovered(https, ipv4).length === 0 ? [https] : ipv4);

/** Who may reach an endpoint, by its security groups. */
export interface EndpointDoor {
  readonly ids: readonly string[];
  readonly groups: readonly Resource<'security-group'>[];
  /** Whether any IPv4 client is named; rules that reference a group are of both families. */
  readonly namesIpv4: boolean;
  /** What is open to IPv4 clients and shut to IPv6 ones. */
  readonly shut: readonly Service[];
  /** Groups and prefix lists that may admit IPv6 and were not read. */
  readonly unread: readonly string[];
}

export const doorOf = (
  known: readonly Resource<'security-group'>[],
  { data }: VpcEndpoint,
  lists: readonly Resource<'prefix-list'>[] | undefined,
): EndpointDoor => {
  const ids = (data.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  const groups = ids.flatMap((id) => findIn(known, id) ?? []);
  const grants = grantsOf(groups, 'ingress', lists);
  const ipv4 = openTo(grants, 4);
  return {
    ids,
    groups,
    namesIpv4: ipv4.length > 0,
    shut: servicesOf(ipv4).filter((service) => uncovered(service, openTo(grants, 6)).length > 0),
    unread: [...ids.filter((id) => !findIn(known, id)), ...grants.flatMap(({ unreadLists }) => unreadLists)],
  };
};
