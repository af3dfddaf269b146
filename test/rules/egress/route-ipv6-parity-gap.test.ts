import rule from '../../../src/rules/egress/route-ipv6-parity-gap.ts';
import { associated, build, home } from '../../support/build.ts';
import { dual, ipv4ToTgw, main, native, toEigw } from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const tgw = { DestinationCidrBlock: '10.8.0.0/16', TransitGatewayId: 'tgw-1', State: 'active' } as const;
const tgw6 = { DestinationIpv6CidrBlock: '2001:db8:8::/56', TransitGatewayId: 'tgw-1', State: 'active' } as const;
const pcx = { DestinationCidrBlock: '10.8.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'active' } as const;
const attach = (VpcId: string) =>
  build('transit-gateway-vpc-attachment', {
    TransitGatewayAttachmentId: `att-${VpcId}`,
    TransitGatewayId: 'tgw-1',
    VpcId,
    State: 'available',
  });
const own = build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')] });
const far = (...blocks: string[]) =>
  build('vpc', { VpcId: 'vpc-8', Ipv6CidrBlockAssociationSet: blocks.map(associated) }, { ...home, account: '222222222222' });
const joined = [own, attach('vpc-1'), attach('vpc-8')] as const;

describeRule(rule, {
  flagged: {
    'a VPC with IPv6 behind a transit gateway': {
      given: [main(tgw, toEigw), dual, ...joined, far('2001:db8:8::/56')],
      says: 'leads 10.8.0.0/16 to tgw-1 but none of 2001:db8:8::/56',
    },
  },
  silent: {
    'routes of both families': { given: [main(tgw, tgw6), dual, ...joined, far('2001:db8:8::/56')] },
    'an IPv6 default route to the same target': {
      given: [main(tgw, { ...tgw6, DestinationIpv6CidrBlock: '::/0' }), dual, ...joined, far('2001:db8:8::/56')],
    },
    'a peering connection, which peering-ipv6-route-missing tells': { given: [main(pcx), dual] },
    'the default route, which route-ipv6-default-missing holds': { given: [main(ipv4ToTgw), dual, ...joined, far('2001:db8:8::/56')] },
    'an IPv4 route into a blackhole': { given: [main({ ...tgw, State: 'blackhole' }), dual, ...joined, far('2001:db8:8::/56')] },
    'a table of IPv6-only subnets': { given: [main(tgw), native, ...joined, far('2001:db8:8::/56')], as: 'not-applicable' },
  },
  unknown: {
    'a transit gateway behind which nothing with IPv6 is visible': { given: [main(tgw), dual, ...joined, far()], says: 'tgw-1' },
    'a virtual private gateway': { given: [main({ DestinationCidrBlock: '10.8.0.0/16', GatewayId: 'vgw-1' }), dual], says: 'vgw-1' },
    'a prefix list of a family that is not known, which may be the IPv6 route': {
      given: [main(tgw, { DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1' }), dual, ...joined, far('2001:db8:8::/56')],
      says: 'pl-1',
    },
    'a core network': {
      given: [main({ DestinationCidrBlock: '10.8.0.0/16', CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c-1' }), dual],
      says: 'core-network',
    },
  },
});
