import rule from '../../../src/rules/dns/dhcp-dns-servers-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', DhcpOptionsId: 'dopt-1' });
const options = (...servers: string[]) =>
  build('dhcp-options', {
    DhcpOptionsId: 'dopt-1',
    DhcpConfigurations: [{ Key: 'domain-name-servers', Values: servers.map((Value) => ({ Value })) }],
  });
const native = build('subnet', { SubnetId: 'subnet-6', VpcId: 'vpc-1', Ipv6Native: true });

describeRule(rule, {
  flagged: {
    'directory servers by IPv4 address': { given: [vpc, options('10.0.5.5', '10.0.6.6'), native], says: 'out of reach of subnet-6' },
    'Amazon’s server at VPC plus two': { given: [vpc, options('10.0.0.2'), native], says: 'only 10.0.0.2' },
  },
  silent: {
    AmazonProvidedDNS: { given: [vpc, options('AmazonProvidedDNS'), native] },
    'one IPv6 server': { given: [vpc, options('10.0.5.5', '2001:db8::53'), native] },
    'no option set': { given: [build('vpc', { VpcId: 'vpc-1', DhcpOptionsId: 'default' }), native] },
    'a VPC without an IPv6-only subnet': { given: [vpc, options('10.0.5.5')], as: 'not-applicable' },
    'an option set without servers': { given: [vpc, options(), native], as: 'not-applicable' },
  },
  unknown: {
    'the link-local resolver by address alone': { given: [vpc, options('169.254.169.253', '10.0.5.5'), native], says: 'AmazonProvidedDNS' },
    'an option set that was not read': { given: [vpc, native], says: 'dopt-1' },
  },
});
