import rule from '../../../src/rules/containers/ecs-assign-public-ip.ts';
import { dualSubnet, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const on = (subnet: string, assignPublicIp: 'ENABLED' | 'DISABLED') =>
  service([subnet], { networkConfiguration: { awsvpcConfiguration: { subnets: [subnet], assignPublicIp } } });

describeRule(rule, {
  flagged: {
    'tasks with public IPv4 addresses': {
      given: [on('subnet-dual', 'ENABLED'), dualSubnet()],
      says: 'gives each task a public IPv4 address',
    },
  },
  silent: {
    'tasks without': { given: [on('subnet-dual', 'DISABLED'), dualSubnet()] },
    'a service that does not say, which means DISABLED': { given: [service(['subnet-dual']), dualSubnet()] },
    'bridge tasks': { given: [service([], { launchType: 'EC2' })], as: 'not-applicable' },
  },
  unknown: {
    'public addresses in an IPv6-only subnet, where nothing is documented': {
      given: [on('subnet-native', 'ENABLED'), nativeSubnet()],
      says: 'an IPv6-only subnet',
    },
    'a subnet that is not visible': { given: [on('subnet-gone', 'ENABLED')], says: 'subnet-gone' },
  },
});
