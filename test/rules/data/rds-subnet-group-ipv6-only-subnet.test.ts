import rule from '../../../src/rules/data/rds-subnet-group-ipv6-only-subnet.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (...ids: string[]) =>
  build('db-subnet-group', { DBSubnetGroupName: 'data', Subnets: ids.map((SubnetIdentifier) => ({ SubnetIdentifier })) });
const dual = build('subnet', { SubnetId: 'subnet-dual', CidrBlock: '10.0.1.0/24' });
const native = build('subnet', { SubnetId: 'subnet-native', Ipv6Native: true });

describeRule(rule, {
  flagged: {
    'an IPv6-only subnet among others': { given: [group('subnet-dual', 'subnet-native'), dual, native], says: 'can stand: subnet-native' },
    'an IPv6-only subnet beside one that is not in sight': { given: [group('subnet-native', 'subnet-x'), native], says: 'subnet-native' },
  },
  silent: {
    'subnets with IPv4': { given: [group('subnet-dual'), dual] },
    'an IPv6-only subnet of another group': { given: [group('subnet-dual'), dual, native] },
  },
  unknown: { 'a subnet that is not in sight': { given: [group('subnet-dual', 'subnet-x'), dual], says: 'subnet-x' } },
});
