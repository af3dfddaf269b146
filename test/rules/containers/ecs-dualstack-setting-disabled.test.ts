import rule from '../../../src/rules/containers/ecs-dualstack-setting-disabled.ts';
import { build } from '../../support/build.ts';
import { dualSubnet, ipv4Subnet, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const setting = (value: string | null, name = 'dualStackIPv6') => build('ecs-account-setting', { name, value });

describeRule(rule, {
  flagged: {
    'the setting off with a service in a dual-stack subnet': {
      given: [setting('disabled'), service(['subnet-dual']), dualSubnet()],
      says: 'dualStackIPv6 is disabled in eu-central-1',
    },
    'the setting off before the subnet gets IPv6': {
      given: [setting('disabled'), service(['subnet-v4']), ipv4Subnet],
      says: '1 service(s)',
    },
  },
  silent: {
    'the setting on': { given: [setting('enabled'), service(['subnet-dual']), dualSubnet()] },
    'services in IPv6-only subnets, which do not need it': {
      given: [setting('disabled'), service(['subnet-native']), nativeSubnet()],
      as: 'not-applicable',
    },
    'a region without awsvpc services': { given: [setting('disabled'), service([], { launchType: 'EC2' })], as: 'not-applicable' },
    'another setting': { given: [setting('disabled', 'awsvpcTrunking'), service(['subnet-dual']), dualSubnet()], as: 'not-applicable' },
  },
  unknown: {
    'a setting that ECS does not list': {
      given: [setting(null), service(['subnet-dual']), dualSubnet()],
      says: 'does not list the account setting',
    },
  },
});
