import {
  addressOf,
  existing,
  expression,
  newResource,
  type TerraformArguments,
  type TerraformExpression,
  type TerraformResource,
} from '../model/terraform.ts';
import type { Nat64Path } from './nat64.ts';
import type { Route, RouteTable } from './routes.ts';

export const nat64Block = '64:ff9b::/96';

/** A route that is yet to be made. `target` is the argument that names its gateway. */
export const newRoute = (tableId: string, block: string, target: TerraformArguments): TerraformResource =>
  newResource('aws_route', `${tableId}_${block}`, { route_table_id: tableId, ...destinationOf(block), ...target });

const destinationOf = (block: string): TerraformArguments =>
  block.includes(':') ? { destination_ipv6_cidr_block: block } : { destination_cidr_block: block };

/**
 * A route that is there and gets another target. Its table and destination are given as well: without them it would be
 * replaced. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route#import
 */
export const movedRoute = (tableId: string, route: Route, target: TerraformArguments): TerraformResource => {
  const list = route.DestinationPrefixListId;
  const block = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? '';
  return existing('aws_route', `${tableId}_${list ?? block}`, {
    route_table_id: tableId,
    ...(list ? { destination_prefix_list_id: list } : destinationOf(block)),
    ...target,
  });
};

/** What sendToNat of nat64.ts does, for Terraform: the route for NAT64 leads to a NAT gateway, in place of a wrong one. */
export const routeToNat = (
  { table, match }: Pick<Extract<Nat64Path, { readonly outcome: 'translated' }>, 'table' | 'match'>,
  nat: string | TerraformExpression,
): TerraformResource =>
  match.cidr.length > 0
    ? movedRoute(table.id, match.route, { nat_gateway_id: nat })
    : newRoute(table.id, nat64Block, { nat_gateway_id: nat });

/** A new NAT gateway, and the route for NAT64 to it. */
export const newNat = (
  routed: { readonly table: RouteTable; readonly match: Extract<Nat64Path, { readonly outcome: 'translated' }>['match'] },
  name: string,
  args: TerraformArguments,
): readonly TerraformResource[] => {
  const nat = newResource('aws_nat_gateway', name, args);
  return [nat, routeToNat(routed, idOf(nat))];
};

/** The VPC's egress-only internet gateway, to be made. */
export const newEgressOnlyGateway = (vpcId: string): TerraformResource =>
  newResource('aws_egress_only_internet_gateway', vpcId, { vpc_id: vpcId });

export const idOf = (resource: TerraformResource): TerraformExpression => expression(`${addressOf(resource)}.id`);
