import rule from '../../../src/rules/data/memorydb-subnet-group-not-dual-stack.ts';
import { build } from '../../support/build.ts';
import { describeSubnetGroupRule } from '../../support/subnet-group-rule.ts';

type Types = Parameters<typeof build<'memorydb-subnet-group'>>[1]['SupportedNetworkTypes'];

describeSubnetGroupRule(rule, {
  group: (types, ...ids) =>
    build('memorydb-subnet-group', {
      Name: 'data',
      VpcId: 'vpc-1',
      Subnets: ids.map((Identifier) => ({ Identifier })),
      ...(types ? { SupportedNetworkTypes: types as NonNullable<Types> } : {}),
    }),
  user: build('memorydb-cluster', { Name: 'ledger', SubnetGroupName: 'data' }),
  names: ['ipv4', 'dual_stack'],
  alsoFine: ['ipv6'],
});
