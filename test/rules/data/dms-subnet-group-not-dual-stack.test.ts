import rule from '../../../src/rules/data/dms-subnet-group-not-dual-stack.ts';
import { build } from '../../support/build.ts';
import { describeSubnetGroupRule } from '../../support/subnet-group-rule.ts';

describeSubnetGroupRule(rule, {
  group: (types, ...ids) =>
    build('dms-subnet-group', {
      ReplicationSubnetGroupIdentifier: 'data',
      VpcId: 'vpc-1',
      Subnets: ids.map((SubnetIdentifier) => ({ SubnetIdentifier })),
      ...(types ? { SupportedNetworkTypes: types } : {}),
    }),
  user: build('dms-replication-instance', {
    ReplicationInstanceIdentifier: 'move',
    ReplicationSubnetGroup: { ReplicationSubnetGroupIdentifier: 'data' },
  }),
  names: ['IPV4', 'DUAL'],
  alsoFine: ['ipv4', 'dual'],
});
