import rule from '../../../src/rules/addressing/subnet-hostname-type-ip-name.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (HostnameType: 'ip-name' | 'resource-name', EnableResourceNameDnsAAAARecord: boolean, rest: object = {}) =>
  build('subnet', {
    SubnetId: 'subnet-1',
    CidrBlock: '10.0.0.0/24',
    AvailableIpAddressCount: 200,
    Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
    PrivateDnsNameOptionsOnLaunch: { HostnameType, EnableResourceNameDnsAAAARecord },
    ...rest,
  });

describeRule(rule, {
  flagged: {
    'names after IPv4 addresses': { given: [subnet('ip-name', false)], says: 'whose id names answer without AAAA' },
    'names after IPv4 addresses with AAAA for id names': { given: [subnet('ip-name', true)], says: 'after their IPv4 address' },
    'id names without AAAA': { given: [subnet('resource-name', false)], says: 'answers without AAAA' },
  },
  silent: {
    'id names with AAAA': { given: [subnet('resource-name', true)] },
    'a subnet in which there is nothing to name': {
      given: [subnet('ip-name', false, { AvailableIpAddressCount: 251 })],
      as: 'not-applicable',
    },
    'an IPv4 subnet': { given: [subnet('ip-name', false, { Ipv6CidrBlockAssociationSet: [] })], as: 'not-applicable' },
    'an IPv6-only subnet, which AWS names by id': { given: [subnet('resource-name', false, { Ipv6Native: true })], as: 'not-applicable' },
  },
  unknown: {
    'options that AWS left out': {
      given: [subnet('ip-name', false, { PrivateDnsNameOptionsOnLaunch: undefined })],
      says: 'did not say',
    },
  },
});
