import { describe, expect, test } from 'vitest';
import type { Door } from '../../../src/aws/door.ts';
import { collectInventory } from '../../support/collected-inventory.ts';
import { collectSlice } from '../../../src/collect/run.ts';
import collector from '../../../src/collect/vpc/transit-gateway-route-table.ts';
import { home } from '../../support/build.ts';
import { startReplay } from '../../support/replay/server.ts';
import { setEnvironment } from '../../support/environment.ts';

const table = (id: string, State = 'available') => ({ TransitGatewayRouteTableId: id, TransitGatewayId: 'tgw-1', State });
const to = (number: number) => ({ TransitGatewayAttachmentId: `tgw-attach-${number}`, ResourceId: `vpc-${number}`, ResourceType: 'vpc' });
const routes = Array.from({ length: 7 }, (_, index) => ({
  DestinationCidrBlock: index % 2 === 0 ? `10.${index}.0.0/16` : `2001:db8:${index}::/56`,
  TransitGatewayAttachments: [to(index)],
  Type: index < 3 ? 'static' : 'propagated',
  State: index === 6 ? 'blackhole' : 'active',
}));

describe('over the wire', () => {
  const read = async (paging: { readonly pageSize?: number; readonly emptyFirstPage?: boolean }) => {
    const replay = await startReplay({
      ...paging,
      fixture: {
        [home.account]: {
          'us-east-1': {
            ec2: {
              DescribeRegions: { Regions: [{ RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' }] },
              DescribeTransitGatewayRouteTables: {
                TransitGatewayRouteTables: [{ ...table('tgw-rtb-1'), DefaultAssociationRouteTable: true }, table('tgw-rtb-2', 'deleted')],
              },
              GetTransitGatewayRouteTableAssociations: { Associations: [{ ...to(0), State: 'associated' }] },
              SearchTransitGatewayRoutes: { Routes: routes, AdditionalRoutesAvailable: false },
            },
          },
        },
      },
    });
    const restore = setEnvironment(replay.env);
    try {
      const kinds = new Set([collector.kind]);
      const tool = { name: 'ipv6-audit', version: '0.0.0-test' };
      const { slices } = await collectInventory({ regions: [], kinds, tool, now: new Date(0) });
      return { slice: slices[0], problems: replay.problems, asked: replay.requests.map(({ operation }) => operation) };
    } finally {
      restore();
      await replay.close();
    }
  };

  test.each([{}, { pageSize: 2 }, { pageSize: 5, emptyFirstPage: true }])('%j', async (paging) => {
    const { slice, problems, asked } = await read(paging);
    expect({ problems, gaps: slice?.gaps }).toEqual({ problems: [], gaps: [] });
    expect(slice?.resources).toEqual([
      {
        kind: 'transit-gateway-route-table',
        account: home.account,
        region: 'us-east-1',
        id: 'tgw-rtb-1',
        arn: `arn:aws:ec2:us-east-1:${home.account}:transit-gateway-route-table/tgw-rtb-1`,
        data: {
          ...table('tgw-rtb-1'),
          DefaultAssociationRouteTable: true,
          Associations: [{ ...to(0), State: 'associated' }],
          Routes: routes,
          RoutesCut: false,
        },
      },
    ]);
    if (!('pageSize' in paging)) expect(asked.filter((name) => name === 'SearchTransitGatewayRoutes')).toHaveLength(1);
  });
});

describe('what AWS keeps back', () => {
  /** A door at which the search for routes gives these pages, one after the other. */
  const read = async (...pages: readonly object[]) => {
    let asked = 0;
    const answers: Readonly<Record<string, () => object>> = {
      'ec2:DescribeTransitGatewayRouteTables': () => ({ TransitGatewayRouteTables: [table('tgw-rtb-1')] }),
      'ec2:GetTransitGatewayRouteTableAssociations': () => ({ Associations: [] }),
      'ec2:SearchTransitGatewayRoutes': () => pages[asked++] ?? expect.fail('asked for more pages than there are'),
    };
    const door = { call: (_region: string, call: string) => Promise.resolve(answers[call]?.()) } as unknown as Door;
    const { resources, gaps } = await collectSlice(door, home, [collector]);
    expect(gaps).toEqual([]);
    return resources[0]?.data;
  };
  const [first, second] = routes;
  test('more routes and no token', async () => {
    expect(await read({ Routes: [first], AdditionalRoutesAvailable: true })).toMatchObject({ RoutesCut: true, Routes: [first] });
  });
  test('more routes behind a token are fetched', async () => {
    const pages = [{ Routes: [first], AdditionalRoutesAvailable: true, NextToken: 'a' }, { Routes: [second] }] as const;
    expect(await read(...pages)).toMatchObject({ RoutesCut: false, Routes: [first, second] });
  });
  test('a token that comes back', async () => {
    const page = { Routes: [first], AdditionalRoutesAvailable: true, NextToken: 'a' };
    expect(await read(page, page)).toMatchObject({ RoutesCut: true });
  });
});
