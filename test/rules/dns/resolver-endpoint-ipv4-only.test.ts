import rule from '../../../src/rules/dns/resolver-endpoint-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const eni = (id: string, Description: string, ipv6 = false) =>
  build('network-interface', {
    NetworkInterfaceId: id,
    SubnetId: 'subnet-1',
    Status: 'in-use',
    InterfaceType: 'interface',
    Description,
    PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9' }],
    Ipv6Addresses: ipv6 ? [{ Ipv6Address: '2001:db8:1::9' }] : [],
  });
const inbound = 'Route 53 Resolver: rslvr-in-0a1:rni-0b1';
const second = 'Route 53 Resolver: rslvr-in-0a1:rni-0b2';

describeRule(rule, {
  flagged: {
    'an inbound endpoint with IPv4 only, at its first interface': {
      given: [eni('eni-1', inbound), eni('eni-2', second)],
      says: 'rslvr-in-0a1 has IPv4 addresses only, on eni-1, eni-2',
    },
    'one endpoint, whatever another one has': {
      given: [eni('eni-2', inbound), eni('eni-1', 'Route 53 Resolver: rslvr-in-0c1:rni-0d1', true)],
      says: 'rslvr-in-0a1 has IPv4 addresses only, on eni-2',
    },
  },
  silent: {
    'an endpoint with both families': { given: [eni('eni-1', inbound, true), eni('eni-2', second, true)] },
    'the second interface of an endpoint': { given: [eni('eni-2', second), eni('eni-1', inbound)], as: 'not-applicable' },
    'an outbound endpoint, which AWS’s own recipe has on IPv4': {
      given: [eni('eni-1', 'Route 53 Resolver: rslvr-out-0a1:rni-0b1')],
      as: 'not-applicable',
    },
    'any other interface': { given: [eni('eni-1', 'RDSNetworkInterface')], as: 'not-applicable' },
  },
  unknown: {
    'an endpoint of which a part has IPv6': {
      given: [eni('eni-1', inbound, true), eni('eni-2', second)],
      says: 'only a part of rslvr-in-0a1 has IPv6, not eni-2',
    },
    'a description without the name': { given: [eni('eni-1', 'Route 53 Resolver: rslvr-')], says: 'does not name its Resolver endpoint' },
  },
});
