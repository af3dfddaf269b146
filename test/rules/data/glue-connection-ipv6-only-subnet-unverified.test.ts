import rule from '../../../src/rules/data/glue-connection-ipv6-only-subnet-unverified.ts';
import { build } from '../../support/build.ts';
import { dualSubnet, nativeSubnet } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const connection = (SubnetId?: string) =>
  build('glue-connection', {
    Name: 'orders',
    ConnectionType: 'JDBC',
    ...(SubnetId ? { PhysicalConnectionRequirements: { SubnetId } } : {}),
  });

describeRule(rule, {
  flagged: {
    'a connection in an IPv6-only subnet': {
      given: [connection('subnet-native'), nativeSubnet()],
      says: 'connection orders uses IPv6-only subnet-native',
    },
  },
  silent: {
    'a connection in a dual-stack subnet': { given: [connection('subnet-dual'), dualSubnet(), nativeSubnet()] },
    'a connection without a subnet': { given: [connection(), nativeSubnet()], as: 'not-applicable' },
  },
  unknown: { 'a subnet that is not visible': { given: [connection('subnet-gone')], says: 'subnet-gone' } },
});
