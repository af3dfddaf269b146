import rule from '../../../src/rules/data/dax-subnet-group-not-dual-stack.ts';
import { build } from '../../support/build.ts';
import { describeSubnetGroupRule } from '../../support/subnet-group-rule.ts';

type Types = Parameters<typeof build<'dax-subnet-group'>>[1]['SupportedNetworkTypes'];

describeSubnetGroupRule(rule, {
  group: (types, ...ids) =>
    build('dax-subnet-group', {
      SubnetGroupName: 'data',
      VpcId: 'vpc-1',
      Subnets: ids.map((SubnetIdentifier) => ({ SubnetIdentifier })),
      ...(types ? { SupportedNetworkTypes: types as NonNullable<Types> } : {}),
    }),
  user: build('dax-cluster', { ClusterName: 'hot', SubnetGroup: 'data' }),
  names: ['ipv4', 'dual_stack'],
  alsoFine: ['ipv6'],
});
