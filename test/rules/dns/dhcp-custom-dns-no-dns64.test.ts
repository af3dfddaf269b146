import rule from '../../../src/rules/dns/dhcp-custom-dns-no-dns64.ts';
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
    'own servers, to be verified': { given: [vpc, options('10.0.5.5', '10.0.6.6')], says: 'verify that 10.0.5.5, 10.0.6.6' },
    'one own server beside Amazon’s': { given: [vpc, options('AmazonProvidedDNS', '10.0.5.5')], says: 'verify that 10.0.5.5,' },
    'an own IPv6 server for an IPv6-only subnet': { given: [vpc, options('2001:db8::53'), native], says: '2001:db8::53' },
  },
  silent: {
    'Amazon’s servers by name': { given: [vpc, options('AmazonProvidedDNS')] },
    'Amazon’s servers by address': { given: [vpc, options('169.254.169.253', 'fd00:ec2:0::253')] },
    'Amazon’s server at VPC plus two': { given: [vpc, options('10.0.0.2')] },
    'no option set': { given: [build('vpc', { VpcId: 'vpc-1', DhcpOptionsId: 'default' })] },
    'own servers out of reach of an IPv6-only subnet, which weighs more': {
      given: [vpc, options('10.0.5.5'), native],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an option set that was not read': { given: [vpc], says: 'dopt-1' },
    'an option set without servers': { given: [vpc, options()], says: 'names no DNS servers' },
    'a VPC of which AWS did not say the option set': { given: [build('vpc', { VpcId: 'vpc-1' })], says: 'did not say' },
  },
});
