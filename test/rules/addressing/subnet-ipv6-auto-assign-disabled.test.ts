import rule from '../../../src/rules/addressing/subnet-ipv6-auto-assign-disabled.ts';
import { associated, build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (rest: Parameters<typeof build<'subnet'>>[1] = {}) =>
  build('subnet', {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
    AssignIpv6AddressOnCreation: false,
    ...rest,
  });
const eni = (rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', { NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-1', InterfaceType: 'interface', ...rest });

describeRule(rule, {
  flagged: {
    'a subnet with nothing in it': { given: [subnet()], says: 'subnet-1 gives new interfaces no IPv6 address' },
    'a subnet whose interfaces lack IPv6': { given: [subnet(), eni({})], says: '1 of 1 interfaces' },
    'a subnet in which only a NAT gateway stands': { given: [subnet(), eni({ InterfaceType: 'natGateway' })], says: 'no IPv6 address' },
  },
  silent: {
    'automatic assignment': { given: [subnet({ AssignIpv6AddressOnCreation: true })] },
    'launches that ask for an address themselves': { given: [subnet(), eni({ Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] })] },
    'nodes with IPv6 prefixes': { given: [subnet(), eni({ Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8:0:0:1::/80' }] })] },
    'a subnet without IPv6': { given: [subnet({ Ipv6CidrBlockAssociationSet: [] })], as: 'not-applicable' },
    'an IPv6-only subnet': { given: [subnet({ Ipv6Native: true })], as: 'not-applicable' },
  },
  unknown: {
    'interfaces that are denied': { given: [subnet()], gaps: [denied('network-interface')], says: 'asks for IPv6 itself' },
    'an attribute that AWS left out': {
      given: [
        build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] }),
      ],
      says: 'did not say',
    },
  },
});
