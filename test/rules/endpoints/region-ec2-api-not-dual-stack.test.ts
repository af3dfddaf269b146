import rule from '../../../src/rules/endpoints/region-ec2-api-not-dual-stack.ts';
import { build, denied, home } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const spain = { ...home, region: 'eu-south-2' };
const vpc = (scope = spain, OwnerId = home.account) => build('vpc', { VpcId: 'vpc-1', OwnerId }, scope);
const native = (scope = spain) => build('subnet', { SubnetId: 'subnet-native', VpcId: 'vpc-1', Ipv6Native: true }, scope);
const ofEc2 = (IpAddressType: 'ipv4' | 'dualstack') =>
  build(
    'vpc-endpoint',
    {
      VpcEndpointId: 'vpce-1',
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-1',
      ServiceName: 'com.amazonaws.eu-south-2.ec2',
      State: 'Available',
      IpAddressType,
    },
    spain,
  );

describeRule(rule, {
  flagged: {
    'IPv6-only subnets where the API has IPv4 alone': { given: [vpc(), native()], says: 'no ec2.eu-south-2.api.aws' },
    'an IPv4 endpoint of the API, which is of no help': { given: [vpc(), native(), ofEc2('ipv4')], says: 'reached through NAT64 only' },
  },
  silent: {
    'a region whose API has both': { given: [vpc(home), native(home)] },
    'an endpoint with IPv6 in the VPC': { given: [vpc(), native(), ofEc2('dualstack')] },
    'a VPC without IPv6-only subnets': {
      given: [vpc(), build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }, spain)],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a region that is not in the list': {
      given: [vpc({ ...home, region: 'xx-new-1' }), native({ ...home, region: 'xx-new-1' })],
      says: 'xx-new-1',
    },
    'endpoints that are denied': { given: [vpc(), native()], gaps: [denied('vpc-endpoint', spain)], says: 'not visible' },
    'a shared VPC, whose endpoints only the owner sees': { given: [vpc(spain, '999999999999'), native()], says: 'not visible' },
  },
});
