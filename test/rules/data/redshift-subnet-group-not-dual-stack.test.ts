import rule from '../../../src/rules/data/redshift-subnet-group-not-dual-stack.ts';
import { build } from '../../support/build.ts';
import { describeSubnetGroupRule } from '../../support/subnet-group-rule.ts';

describeSubnetGroupRule(rule, {
  group: (types, ...ids) =>
    build('redshift-subnet-group', {
      ClusterSubnetGroupName: 'data',
      VpcId: 'vpc-1',
      Subnets: ids.map((SubnetIdentifier) => ({ SubnetIdentifier })),
      ...(types ? { SupportedClusterIpAddressTypes: types } : {}),
    }),
  user: build('redshift-cluster', { ClusterIdentifier: 'lake', ClusterSubnetGroupName: 'data' }),
  names: ['ipv4', 'dualstack'],
  alsoFine: ['DualStack'],
});
