import rule from '../../../src/rules/dns/vpc-dns-support-disabled.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const attributes = (EnableDnsSupport: boolean | null) =>
  build('vpc-attributes', { VpcId: 'vpc-1', EnableDnsSupport, EnableDnsHostnames: false });
const vpc = (DhcpOptionsId: string) => build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', DhcpOptionsId });
const options = (...servers: string[]) =>
  build('dhcp-options', {
    DhcpOptionsId: 'dopt-1',
    DhcpConfigurations: [{ Key: 'domain-name-servers', Values: servers.map((Value) => ({ Value })) }],
  });

describeRule(rule, {
  flagged: {
    'a VPC on Amazon’s servers': {
      given: [attributes(false), vpc('dopt-1'), options('AmazonProvidedDNS')],
      says: 'DNS support is off in vpc-1',
    },
    'a VPC without an option set': { given: [attributes(false), vpc('default')], says: 'vpc-1' },
    'a VPC that asks Amazon beside its own servers': {
      given: [attributes(false), vpc('dopt-1'), options('10.0.0.2', '10.9.9.9')],
      says: 'vpc-1',
    },
  },
  silent: {
    'DNS support on': { given: [attributes(true), vpc('default')] },
    'DNS support on with own servers': { given: [attributes(true), vpc('dopt-1'), options('10.9.9.9')] },
  },
  unknown: {
    'own resolvers, which may do DNS64': { given: [attributes(false), vpc('dopt-1'), options('10.9.9.9')], says: '10.9.9.9' },
    'a value that AWS left out': { given: [attributes(null), vpc('default')], says: 'did not say' },
    'an option set that was not read': { given: [attributes(false), vpc('dopt-1')], says: 'dopt-1' },
    'a VPC that was not read': { given: [attributes(false)], says: 'vpc-1' },
  },
});
