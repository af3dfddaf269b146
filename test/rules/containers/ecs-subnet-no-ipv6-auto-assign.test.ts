import rule from '../../../src/rules/containers/ecs-subnet-no-ipv6-auto-assign.ts';
import { dualSubnet, ipv4Subnet, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const off = { AssignIpv6AddressOnCreation: false };

describeRule(rule, {
  flagged: {
    'a dual-stack subnet that assigns nothing': {
      given: [service(['subnet-dual']), dualSubnet(off)],
      says: 'subnet-dual of service web has an IPv6 block, but AssignIpv6AddressOnCreation is false',
    },
    'one of two subnets': { given: [service(['subnet-native', 'subnet-dual']), nativeSubnet(), dualSubnet(off)], says: 'subnet-dual of' },
  },
  silent: {
    'subnets that assign': { given: [service(['subnet-dual', 'subnet-native']), dualSubnet(), nativeSubnet()] },
    'a subnet without IPv6, which is another finding': { given: [service(['subnet-v4']), ipv4Subnet], as: 'not-applicable' },
    'ECS Anywhere': { given: [service(['subnet-dual'], { launchType: 'EXTERNAL' }), dualSubnet(off)], as: 'not-applicable' },
  },
  unknown: {
    'a subnet that is not visible': { given: [service(['subnet-gone'])], says: 'AssignIpv6AddressOnCreation of subnet-gone' },
  },
});
