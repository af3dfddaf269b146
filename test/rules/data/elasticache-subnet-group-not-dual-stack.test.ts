import rule from '../../../src/rules/data/elasticache-subnet-group-not-dual-stack.ts';
import { build } from '../../support/build.ts';
import { describeSubnetGroupRule } from '../../support/subnet-group-rule.ts';

type Types = Parameters<typeof build<'cache-subnet-group'>>[1]['SupportedNetworkTypes'];

describeSubnetGroupRule(rule, {
  group: (types, ...ids) =>
    build('cache-subnet-group', {
      CacheSubnetGroupName: 'data',
      VpcId: 'vpc-1',
      Subnets: ids.map((SubnetIdentifier) => ({ SubnetIdentifier })),
      ...(types ? { SupportedNetworkTypes: types as NonNullable<Types> } : {}),
    }),
  user: build('cache-cluster', { CacheClusterId: 'sessions-001', CacheSubnetGroupName: 'data' }),
  names: ['ipv4', 'dual_stack'],
  alsoFine: ['ipv6'],
});
