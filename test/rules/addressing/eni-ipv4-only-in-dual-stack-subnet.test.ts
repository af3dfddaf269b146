import rule from '../../../src/rules/addressing/eni-ipv4-only-in-dual-stack-subnet.ts';
import { associated, build } from '../../support/build.ts';
import { dual } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const eni = (id: string, rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', { NetworkInterfaceId: id, SubnetId: 'subnet-dual', Status: 'in-use', ...rest });
const firehose = (id: string, rest: Parameters<typeof build<'network-interface'>>[1] = {}) =>
  eni(id, { Description: 'Amazon Kinesis Firehose - 111122223333:logs:1', RequesterManaged: true, ...rest });
const Ipv6Addresses = [{ Ipv6Address: '2001:db8:0:1::5' }];

describeRule(rule, {
  flagged: {
    'services of which no other rule speaks, one finding for all': {
      given: [dual, firehose('eni-1'), firehose('eni-2'), eni('eni-3', { InterfaceType: 'quicksight' })],
      says: 'subnet-dual is dual-stack, and these hold interfaces without IPv6 in it: Data Firehose (2), QuickSight (1)',
    },
    'a service that is known by its principal alone': {
      given: [dual, eni('eni-1', { Operator: { Managed: true, Principal: 'new.amazonaws.com' } })],
      says: 'new.amazonaws.com (1)',
    },
    'an own interface in a shared subnet': {
      given: [build('subnet', { ...dual.data, OwnerId: '999999999999' }), firehose('eni-1')],
      says: 'Data Firehose (1)',
    },
  },
  silent: {
    'interfaces with IPv6': { given: [dual, firehose('eni-1', { Ipv6Addresses })] },
    'NAT gateways, transit gateways and endpoints of firewalls, which need none': {
      given: [
        dual,
        eni('eni-1', { InterfaceType: 'nat_gateway' as 'natGateway' }),
        eni('eni-2', { InterfaceType: 'transit_gateway' }),
        eni('eni-3', { InterfaceType: 'gateway_load_balancer_endpoint' }),
      ],
      as: 'not-applicable',
    },
    'a function, an instance and a database, which other rules judge': {
      given: [
        dual,
        eni('eni-1', { InterfaceType: 'lambda' }),
        eni('eni-2', { Attachment: { InstanceId: 'i-1' } }),
        eni('eni-3', { Description: 'RDSNetworkInterface' }),
      ],
      as: 'not-applicable',
    },
    'interfaces of nobody and of an unknown owner, which have rules of their own': {
      given: [dual, eni('eni-1', { Status: 'available', RequesterManaged: false }), eni('eni-2', { Description: 'x' })],
      as: 'not-applicable',
    },
    'a subnet without IPv6': {
      given: [build('subnet', { SubnetId: 'subnet-dual', CidrBlock: '10.0.1.0/24' }), firehose('eni-1')],
      as: 'not-applicable',
    },
    'an IPv6-only subnet': {
      given: [
        build('subnet', { SubnetId: 'subnet-dual', Ipv6Native: true, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] }),
        firehose('eni-1'),
      ],
      as: 'not-applicable',
    },
  },
  unknown: { 'a shared subnet': { given: [build('subnet', { ...dual.data, OwnerId: '999999999999' })], says: 'not visible' } },
});
