import rule from '../../../src/rules/egress/vpc-bpa-blocks-egress.ts';
import { associated, build, denied } from '../../support/build.ts';
import * as scene from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const { ipv4ToIgw, main, natGateway, natTable, toEigw, toIgw, toNat } = scene;
type Mode = 'off' | 'block-bidirectional' | 'block-ingress';
const states = (InternetGatewayBlockMode?: Mode) =>
  InternetGatewayBlockMode ? { BlockPublicAccessStates: { InternetGatewayBlockMode } } : {};
const vpc = (mode?: Mode) => build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')], ...states(mode) });
const dual = (mode?: Mode) => build('subnet', { ...scene.dual.data, ...states(mode) });
const native = (mode?: Mode) => build('subnet', { ...scene.native.data, ...states(mode) });
const publicSubnet = (mode?: Mode) => build('subnet', { ...scene.publicSubnet.data, ...states(mode) });
const options = (data: Parameters<typeof build<'vpc-block-public-access'>>[1]) => build('vpc-block-public-access', data);
const bidirectional = options({ InternetGatewayBlockMode: 'block-bidirectional', ManagedBy: 'account', ExclusionsAllowed: 'allowed' });
const off = options({ InternetGatewayBlockMode: 'off', State: 'default-state' });
const nat64 = [natGateway(), natTable(ipv4ToIgw)] as const;
const ula = build('subnet', {
  ...scene.dual.data,
  Ipv6CidrBlockAssociationSet: [associated('fd00:1:2:3::/64')],
  ...states('block-bidirectional'),
});

describeRule(rule, {
  flagged: {
    'an egress-only gateway behind a closed door': {
      given: [vpc('block-bidirectional'), main(toEigw), dual('block-bidirectional'), native('block-bidirectional'), bidirectional],
      says: 'Block Public Access (block-bidirectional) stops ::/0 to eigw-1 from subnet-dual, subnet-native',
    },
    'an internet gateway': {
      given: [vpc(), main(toIgw), dual('block-bidirectional'), bidirectional],
      says: '::/0 to igw-1 from subnet-dual',
    },
    'NAT64, by the subnet of the NAT gateway': {
      given: [vpc(), main(toNat), native(), publicSubnet('block-bidirectional'), ...nat64],
      says: '64:ff9b::/96 to nat-1 from subnet-native',
    },
    'NAT64 through a regional NAT gateway, by the VPC': {
      given: [
        vpc('block-bidirectional'),
        main(toNat),
        native('block-bidirectional'),
        build('nat-gateway', { NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'available', AvailabilityMode: 'regional' }),
      ],
      says: '64:ff9b::/96 to nat-1',
    },
    'one subnet that its exclusion does not cover': {
      given: [vpc(), main(toEigw), dual('off'), native('block-bidirectional'), bidirectional],
      says: 'stops ::/0 to eigw-1 from subnet-native',
    },
  },
  silent: {
    'Block Public Access that is off': { given: [vpc('off'), main(toEigw, toNat), dual('off'), publicSubnet('off'), ...nat64] },
    'an account where it is off, and subnets that do not say': { given: [vpc(), main(toEigw), dual(), off] },
    'block-ingress, which lets NAT and egress-only gateways out': {
      given: [vpc('block-ingress'), main(toEigw, toNat), native('block-ingress'), publicSubnet('block-ingress'), ...nat64],
    },
    'options that were denied, while the subnets say enough': {
      given: [vpc('off'), main(toEigw), dual('off')],
      gaps: [denied('vpc-block-public-access')],
    },
    'a transit gateway, which it does not touch': {
      given: [
        vpc('block-bidirectional'),
        main({ DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1' }),
        dual('block-bidirectional'),
        bidirectional,
      ],
      as: 'not-applicable',
    },
    'a private NAT gateway': {
      given: [
        vpc('block-bidirectional'),
        main(toNat),
        native('block-bidirectional'),
        publicSubnet('block-bidirectional'),
        natGateway({ ConnectivityType: 'private' }),
      ],
      as: 'not-applicable',
    },
    'private IPv6 addresses, which never leave': { given: [vpc(), main(toEigw), ula, bidirectional], as: 'not-applicable' },
    'a route that is dead anyway': {
      given: [vpc(), main({ ...toEigw, State: 'blackhole' }), dual('block-bidirectional'), bidirectional],
      as: 'not-applicable',
    },
    'subnets without IPv6': { given: [vpc(), main(ipv4ToIgw), publicSubnet('block-bidirectional'), bidirectional], as: 'not-applicable' },
    'a VPC without IPv6': { given: [build('vpc', { VpcId: 'vpc-1' }), main(toEigw), dual('block-bidirectional')], as: 'not-applicable' },
  },
  unknown: {
    'subnets that do not say, in an account that blocks some': {
      given: [vpc(), main(toEigw), dual(), bidirectional],
      says: 'whether Block Public Access lets ::/0 to eigw-1 of subnet-dual out is not said',
    },
    'subnets that do not say, and options that were denied': {
      given: [vpc(), main(toEigw), dual()],
      gaps: [denied('vpc-block-public-access')],
      says: 'is not said',
    },
    "a shared VPC, for which the account's own options say nothing": {
      given: [vpc(), main(toEigw), scene.asParticipant(scene.native), off],
      says: 'subnet-native',
    },
    'an internet gateway in mode block-ingress': {
      given: [vpc(), main(toIgw), dual('block-ingress')],
      says: 'names only NAT gateways and egress-only internet gateways',
    },
    'a NAT gateway in an excluded subnet, for hosts in one that is not': {
      given: [vpc(), main(toNat), native('block-bidirectional'), publicSubnet('off'), ...nat64],
      says: 'AWS does not say which decides',
    },
  },
});
