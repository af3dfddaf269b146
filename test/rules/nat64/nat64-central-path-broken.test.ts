import type { Inventory } from '../../../src/model/inventory.ts';
import type { Resource } from '../../../src/model/resource.ts';
import rule from '../../../src/rules/nat64/nat64-central-path-broken.ts';
import routeMissing from '../../../src/rules/nat64/nat64-route-missing.ts';
import { denied } from '../../support/build.ts';
import { central, toLocal9 } from '../../support/central-estate.ts';
import { describeRule } from '../../support/rule-test.ts';
import { estate, routes } from '../../support/trace-estate.ts';

/** The IPv6-only subnet first, then all that surrounds it. */
const around = (inventory: Inventory, change: (resource: Resource) => Resource = (each) => each): [Resource, ...Resource[]] => {
  const resources = inventory.slices.flatMap((slice) => slice.resources).map(change);
  const subject = resources.find(({ id }) => id === 'native') as Resource;
  return [subject, ...resources.filter((each) => each !== subject)];
};
const withData = (id: string, data: object) => (each: Resource) =>
  each.id === id ? ({ ...each, data: { ...each.data, ...data } } as Resource) : each;

const noWayBack = withData('out-9', { Routes: [toLocal9, { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-9', State: 'active' }] });
const noWayThere = withData('main-9', { Routes: [toLocal9] });
const byDefault = withData('v6', { Routes: routes({ DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1', State: 'active' }) });

describeRule(rule, {
  flagged: {
    'a NAT gateway whose table does not know the spoke': {
      given: around(central(), noWayBack),
      says: 'the reply does not come back: out-9 has no route for 2001:db8:0:6::',
    },
    'an egress VPC that does not send 64:ff9b::/96 to its NAT gateway': {
      given: around(central(), noWayThere),
      says: 'main-9 has no route for 64:ff9b::/96',
    },
  },
  silent: {
    'a sound way there and back': { given: around(central()) },
    'NAT64 in the VPC itself': { given: around(estate()), as: 'not-applicable' },
    'a transit gateway that cannot be seen into, of which nat64-route-wrong-target speaks': {
      given: around(central()),
      gaps: [denied('transit-gateway-route-table')],
      as: 'not-applicable',
    },
  },
  unknown: {
    'route tables that are denied': { given: around(central()), gaps: [denied('route-table')] },
  },
});

describeRule(routeMissing, {
  flagged: {
    'a route to a part that the VPC’s own range is in': {
      given: around(
        estate({
          'route-table': {
            v6: { Routes: routes({ DestinationIpv6CidrBlock: '64:ff9b::a00:0/104', NatGatewayId: 'nat-1', State: 'active' }) },
          },
        }),
      ),
      says: 'only 64:ff9b::a00:0/104 of it',
      severity: { 'ipv6-only': 'high' },
    },
  },
  silent: {
    '::/0 to a transit gateway behind which NAT64 is seen to work': { given: around(central(), byDefault) },
    '::/0 to a transit gateway behind which it is seen to fail: nat64-central-path-broken speaks': {
      given: around(central(), (each) => noWayThere(byDefault(each))),
      as: 'not-applicable',
    },
  },
  unknown: {
    '::/0 to a transit gateway that cannot be seen into': {
      given: around(central(), byDefault),
      gaps: [denied('transit-gateway-route-table')],
      says: 'transit-gateway tgw-1',
    },
  },
});
