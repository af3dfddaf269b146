import rule from '../../../src/rules/egress/private-subnet-ipv6-to-igw.ts';
import { associated, build } from '../../support/build.ts';
import * as scene from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const { dual, ipv4ToIgw, ipv4ToNat, main, native, toEigw, toIgw } = scene;
const acl = (Ipv6CidrBlock = '::/0', SubnetId = 'subnet-dual') =>
  build('network-acl', {
    NetworkAclId: `acl-${SubnetId}`,
    VpcId: 'vpc-1',
    Associations: [{ SubnetId }],
    Entries: [{ RuleNumber: 101, Egress: false, Protocol: '-1', RuleAction: 'allow', Ipv6CidrBlock }],
  });
const group = (CidrIpv6: string) =>
  build('security-group', {
    GroupId: 'sg-1',
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Ipv6Ranges: [{ CidrIpv6 }] }],
  });
const listed = build('security-group', {
  GroupId: 'sg-1',
  IpPermissions: [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-1' }] }],
});
const eni = build('network-interface', {
  NetworkInterfaceId: 'eni-1',
  SubnetId: 'subnet-dual',
  Ipv6Addresses: [{ Ipv6Address: '2001:db8:0:1::5' }],
  Groups: [{ GroupId: 'sg-1' }],
});
const open = [acl(), group('::/0'), eni] as const;
const table = main(ipv4ToNat, toIgw);
const subnet = (rest: Parameters<typeof build<'subnet'>>[1]) => build('subnet', { ...dual.data, ...rest });

describeRule(rule, {
  flagged: {
    'what a security group opens to ::/0': {
      given: [table, dual, ...open],
      says: 'sends IPv4 of subnet-dual to nat-1 but ::/0 to igw-1; eni-1 can be reached',
    },
    'subnets whose IPv4 leads nowhere': { given: [main(toIgw), dual, ...open], says: 'to nowhere but ::/0' },
    'a prefix list that holds ::/0': {
      given: [table, dual, acl(), eni, listed, build('prefix-list', { PrefixListId: 'pl-1', AddressFamily: 'IPv6', Cidrs: ['::/0'] })],
      says: 'eni-1',
    },
    'a subnet in which nothing has IPv6 yet': {
      given: [table, dual, acl()],
      says: 'nothing stands there over IPv6 yet',
      severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
    },
  },
  silent: {
    'an egress-only gateway': { given: [main(ipv4ToNat, toEigw), dual, ...open] },
    'subnets that are public over IPv4 too': { given: [main(ipv4ToIgw, toIgw), dual, ...open] },
    'security groups that admit known networks only': { given: [table, dual, acl(), group('2001:db8::/32'), eni] },
    'a prefix list of IPv4': {
      given: [table, dual, acl(), eni, listed, build('prefix-list', { PrefixListId: 'pl-1', AddressFamily: 'IPv4' })],
    },
    'a network ACL that admits none of the internet': { given: [table, dual, acl('fd00::/8'), group('::/0'), eni] },
    'an interface that AWS keeps from internet gateways': {
      given: [table, dual, acl(), group('::/0'), build('network-interface', { ...eni.data, DenyAllIgwTraffic: true })],
    },
    'a subnet under Block Public Access': {
      given: [table, subnet({ BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-ingress' } }), ...open],
    },
    'private IPv6 addresses': { given: [table, subnet({ Ipv6CidrBlockAssociationSet: [associated('fd12::/64')] }), ...open] },
    'an IPv6-only subnet, public on purpose for all one knows': { given: [main(toIgw), native, ...open], as: 'not-applicable' },
    'a table without IPv6 subnets': { given: [table, scene.publicSubnet], as: 'not-applicable' },
  },
  unknown: {
    'a security group that is not visible': { given: [table, dual, acl(), eni], says: 'eni-1' },
    'a prefix list that was not read': { given: [table, dual, acl(), eni, listed], says: 'eni-1' },
    'a network ACL that is not visible': { given: [table, dual], says: 'network ACL of subnet-dual' },
    'a shared subnet, in which others have interfaces': {
      given: [table, subnet({ OwnerId: '999999999999' }), acl()],
      says: 'other accounts',
    },
    'a default route in a prefix list that was not read': {
      given: [main(ipv4ToNat, { DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1' }), dual, ...open],
      says: 'pl-1',
    },
  },
});
