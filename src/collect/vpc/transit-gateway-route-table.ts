import type { TransitGatewayRoute, TransitGatewayRouteTable, TransitGatewayRouteTableAssociation } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn, type Reader } from '../define.ts';

const members = [
  'TransitGatewayRouteTableId',
  'TransitGatewayId',
  'State',
  'DefaultAssociationRouteTable',
  'Tags',
] as const satisfies readonly (keyof TransitGatewayRouteTable)[];

const associationMembers = [
  'TransitGatewayAttachmentId',
  'ResourceId',
  'ResourceType',
  'State',
] as const satisfies readonly (keyof TransitGatewayRouteTableAssociation)[];

const routeMembers = [
  'DestinationCidrBlock',
  'PrefixListId',
  'TransitGatewayAttachments',
  'Type',
  'State',
] as const satisfies readonly (keyof TransitGatewayRoute)[];

type Association = Kept<TransitGatewayRouteTableAssociation, (typeof associationMembers)[number]>;
type Route = Kept<TransitGatewayRoute, (typeof routeMembers)[number]>;

declare module '../../model/kinds.ts' {
  interface Kinds {
    /**
     * A route table of a transit gateway, which only the gateway's owner sees. Routes to a prefix list are listed block by
     * block. Where `RoutesCut` is true AWS kept some back, and a route that is not here may be there.
     */
    'transit-gateway-route-table': Kept<TransitGatewayRouteTable, (typeof members)[number]> & {
      readonly Associations: readonly Association[];
      readonly Routes: readonly Route[];
      readonly RoutesCut: boolean;
    };
  }
}

/** AWS lists what was deleted for a while, and answers no questions about it. */
const gone = new Set<string | undefined>(['deleting', 'deleted']);

const calls = [
  'ec2:DescribeTransitGatewayRouteTables',
  'ec2:GetTransitGatewayRouteTableAssociations',
  'ec2:SearchTransitGatewayRoutes',
] as const;
type Aws = Reader<(typeof calls)[number], never>;

/** AWS wants a filter: these two states are all that it takes. */
const everyState = { Name: 'state', Values: ['active', 'blackhole'] };

/**
 * Page by page where AWS gives a token. It may also say that there are more routes without giving one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html
 */
const readRoutes = async (aws: Aws, TransitGatewayRouteTableId: string): Promise<{ Routes: readonly Route[]; RoutesCut: boolean }> => {
  const Routes: Route[] = [];
  const seen = new Set<string>();
  let NextToken: string | undefined;
  for (;;) {
    const input = { TransitGatewayRouteTableId, Filters: [everyState], MaxResults: 1000, ...(NextToken ? { NextToken } : {}) };
    const page = await aws.one('ec2:SearchTransitGatewayRoutes', input);
    Routes.push(...(page.Routes ?? []).map((route) => keep(route, routeMembers)));
    NextToken = page.NextToken;
    if (!NextToken) return { Routes, RoutesCut: page.AdditionalRoutesAvailable === true };
    // A token that comes back would page for ever.
    if (seen.has(NextToken)) return { Routes, RoutesCut: true };
    seen.add(NextToken);
  }
};

const readAssociations = async (aws: Aws, TransitGatewayRouteTableId: string): Promise<readonly Association[]> => {
  const associations: Association[] = [];
  const input = { TransitGatewayRouteTableId, MaxResults: 1000 };
  for await (const each of aws.each('ec2:GetTransitGatewayRouteTableAssociations', input, 'Associations')) {
    associations.push(keep(each, associationMembers));
  }
  return associations;
};

export default defineCollector({
  kind: 'transit-gateway-route-table',
  calls,
  identify: (data, scope) => ({
    id: data.TransitGatewayRouteTableId ?? '',
    arn: ec2Arn(scope, 'transit-gateway-route-table', data.TransitGatewayRouteTableId),
  }),
  async *collect(aws) {
    const tables: TransitGatewayRouteTable[] = [];
    for await (const table of aws.each('ec2:DescribeTransitGatewayRouteTables', { MaxResults: 1000 }, 'TransitGatewayRouteTables')) {
      if (!gone.has(table.State)) tables.push(table);
    }
    yield* aws.forEach(
      tables,
      (table) => table.TransitGatewayRouteTableId ?? '',
      'ec2:SearchTransitGatewayRoutes',
      async (table) => {
        const id = table.TransitGatewayRouteTableId ?? '';
        const [Associations, routes] = await Promise.all([readAssociations(aws, id), readRoutes(aws, id)]);
        return [{ ...keep(table, members), Associations, ...routes }];
      },
    );
  },
});
