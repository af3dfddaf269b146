import rule from '../../../src/rules/addressing/subnet-public-ipv4-auto-assign.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (MapPublicIpOnLaunch: boolean, Ipv6Native = false) =>
  build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', MapPublicIpOnLaunch, Ipv6Native });
const vpc = (IsDefault: boolean) => build('vpc', { VpcId: 'vpc-1', IsDefault });

describeRule(rule, {
  flagged: { 'a subnet that assigns them': { given: [subnet(true), vpc(false)], says: 'a public IPv4 address' } },
  silent: {
    'a subnet that does not': { given: [subnet(false), vpc(false)] },
    'a subnet of the default VPC': { given: [subnet(true), vpc(true)], as: 'not-applicable' },
    'an IPv6-only subnet': { given: [subnet(true, true), vpc(false)], as: 'not-applicable' },
  },
  unknown: {
    'a VPC that was not read': { given: [subnet(true)], says: 'vpc-1' },
    'an attribute that AWS left out': {
      given: [build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1' }), vpc(false)],
      says: 'did not say',
    },
  },
});
