import rule from '../../../src/rules/dns/subnet-dns64-disabled.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (EnableDns64: boolean, Ipv6Native = true) =>
  build('subnet', { SubnetId: 'subnet-6', VpcId: 'vpc-1', Ipv6Native, EnableDns64 });
const vpc = (DhcpOptionsId = 'default') => build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', DhcpOptionsId });
const options = (...servers: string[]) =>
  build('dhcp-options', {
    DhcpOptionsId: 'dopt-1',
    DhcpConfigurations: [{ Key: 'domain-name-servers', Values: servers.map((Value) => ({ Value })) }],
  });

describeRule(rule, {
  flagged: {
    'an IPv6-only subnet without DNS64': { given: [subnet(false), vpc()], says: 'subnet-6 is IPv6-only and has DNS64 off' },
    'one that asks Amazon’s servers': { given: [subnet(false), vpc('dopt-1'), options('AmazonProvidedDNS')], says: 'DNS64 off' },
    'one that asks Amazon’s beside its own': {
      given: [subnet(false), vpc('dopt-1'), options('fd00:ec2::253', '10.0.5.5')],
      says: 'DNS64 off',
    },
  },
  silent: {
    'DNS64 on': { given: [subnet(true), vpc()] },
    'a subnet that has IPv4': { given: [subnet(false, false), vpc()], as: 'not-applicable' },
  },
  unknown: {
    'own servers, which may do DNS64': { given: [subnet(false), vpc('dopt-1'), options('2001:db8::53')], says: '2001:db8::53' },
    'an option set that was not read': { given: [subnet(false), vpc('dopt-1')], says: 'dopt-1' },
    'a VPC that was not read': { given: [subnet(false)], says: 'vpc-1' },
    'an attribute that AWS left out': {
      given: [build('subnet', { SubnetId: 'subnet-6', VpcId: 'vpc-1', Ipv6Native: true }), vpc()],
      says: 'did not say',
    },
  },
});
