import rule from '../../../src/rules/connectivity/network-firewall-ipv4-only.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'network-firewall'>>[1];
const firewall = (data: Data = {}) =>
  build('network-firewall', {
    FirewallArn: 'arn:fw',
    FirewallName: 'inspect',
    VpcId: 'vpc-1',
    SubnetMappings: [{ SubnetId: 'subnet-fw', IPAddressType: 'IPV4' }],
    SyncStates: { 'eu-central-1a': { Attachment: { SubnetId: 'subnet-fw', EndpointId: 'vpce-1' } } },
    ...data,
  });
const app = (withIpv6: boolean) =>
  build('subnet', {
    SubnetId: 'subnet-app',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    Ipv6CidrBlockAssociationSet: withIpv6 ? [associated('2001:db8::/64')] : [],
  });
const table = (GatewayId: string) =>
  build('route-table', {
    RouteTableId: 'rtb-1',
    VpcId: 'vpc-1',
    Associations: [{ SubnetId: 'subnet-app' }],
    Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId, State: 'active' }],
  });

describeRule(rule, {
  flagged: {
    'a subnet with IPv6 behind it': { given: [firewall(), app(true), table('vpce-1')], says: 'subnet-app behind it has IPv6' },
    'a mapping without a type': {
      given: [firewall({ SubnetMappings: [{ SubnetId: 'subnet-fw' }] }), app(true), table('vpce-1')],
      says: 'takes IPv4 only in subnet-fw',
    },
  },
  silent: {
    'a dual-stack firewall': {
      given: [firewall({ SubnetMappings: [{ SubnetId: 'subnet-fw', IPAddressType: 'DUALSTACK' }] }), app(true), table('vpce-1')],
    },
    'subnets behind it without IPv6': { given: [firewall(), app(false), table('vpce-1')] },
    'a subnet with IPv6 that goes elsewhere': { given: [firewall(), app(true), table('igw-1')] },
    'a subnet that goes to the dual-stack endpoint of a firewall with both': {
      given: [
        firewall({
          SubnetMappings: [
            { SubnetId: 'subnet-fw', IPAddressType: 'IPV4' },
            { SubnetId: 'subnet-fw2', IPAddressType: 'DUALSTACK' },
          ],
          SyncStates: {
            'eu-central-1a': { Attachment: { SubnetId: 'subnet-fw', EndpointId: 'vpce-1' } },
            'eu-central-1b': { Attachment: { SubnetId: 'subnet-fw2', EndpointId: 'vpce-2' } },
          },
        }),
        app(true),
        table('vpce-2'),
      ],
    },
    'a firewall on a transit gateway': { given: [firewall({ TransitGatewayId: 'tgw-1', SubnetMappings: [] })], as: 'not-applicable' },
  },
  unknown: {
    'endpoints that AWS left out': {
      given: [firewall({ SyncStates: {} }), app(true), table('vpce-1')],
      says: 'endpoints of firewall inspect',
    },
    'endpoints in other VPCs': {
      given: [firewall({ NumberOfAssociations: 2 }), app(false), table('vpce-1')],
      says: '2 endpoints in other VPCs',
    },
  },
});
