import rule from '../../../src/rules/data/rds-proxy-dedicated-tenancy.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = (InstanceTenancy?: 'dedicated' | 'default') =>
  build('vpc', { VpcId: 'vpc-1', ...(InstanceTenancy ? { InstanceTenancy } : {}) });
const database = (NetworkType?: string, VpcId = 'vpc-1') =>
  build('db-instance', {
    DBInstanceIdentifier: 'shop',
    DBInstanceStatus: 'available',
    DBSubnetGroup: { VpcId },
    ...(NetworkType ? { NetworkType } : {}),
  });

describeRule(rule, {
  flagged: {
    'an IPv4-only database in a dedicated VPC': {
      given: [vpc('dedicated'), database('IPV4')],
      says: 'no RDS Proxy can answer over IPv6 for shop',
    },
    'a database of which AWS leaves the type out': { given: [vpc('dedicated'), database()], says: 'vpc-1 has the tenancy dedicated' },
  },
  silent: {
    'a dual-stack database': { given: [vpc('dedicated'), database('DUAL')] },
    'a dedicated VPC without databases': { given: [vpc('dedicated'), database('IPV4', 'vpc-2')], as: 'not-applicable' },
    'a VPC of default tenancy': { given: [vpc('default'), database('IPV4')], as: 'not-applicable' },
    'a VPC of which AWS leaves the tenancy out': { given: [vpc(), database('IPV4')], as: 'not-applicable' },
  },
  unknown: { 'databases that are denied': { given: [vpc('dedicated')], gaps: [denied('db-cluster')], says: 'db-cluster' } },
});
