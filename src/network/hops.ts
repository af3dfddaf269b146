import { nameOf, type Resource } from '../model/resource.ts';
import type { Hop } from '../model/trace.ts';
import { type Route, type RouteTable, targetOf } from './routes.ts';

/** The one hop of a packet that a subnet's table sends wrong, or nowhere. */
export const hopAt = (subnet: Resource<'subnet'>, table: RouteTable, routes: readonly Route[]): Hop => ({
  at: { kind: 'subnet', id: subnet.id, name: nameOf(subnet) },
  steps:
    routes.length === 0
      ? [{ kind: 'note', text: `${table.id} has no route for it` }]
      : routes.map((route) => ({
          kind: 'route',
          table: table.id,
          prefix: route.DestinationIpv6CidrBlock ?? route.DestinationCidrBlock ?? route.DestinationPrefixListId ?? '',
          target: targetOf(route),
        })),
});
