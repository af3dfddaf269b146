import rule from '../../../src/rules/data/rds-replica-network-type-mismatch.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const sourceArn = 'arn:aws:rds:us-east-1:111122223333:db:primary';
const replica = (data: Parameters<typeof build<'db-instance'>>[1] = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'copy',
    Engine: 'postgres',
    NetworkType: 'IPV4',
    ReadReplicaSourceDBInstanceIdentifier: 'primary',
    DBSubnetGroup: { DBSubnetGroupName: 'data', VpcId: 'vpc-1' },
    ...data,
  });
const source = (NetworkType: string) =>
  build('db-instance', { DBInstanceIdentifier: 'primary', DBInstanceArn: 'arn:primary', NetworkType });
const abroad = build(
  'db-instance',
  { DBInstanceIdentifier: 'primary', DBInstanceArn: sourceArn, NetworkType: 'DUAL' },
  { account: '111122223333', region: 'us-east-1', partition: 'aws' },
);

describeRule(rule, {
  flagged: {
    'an IPv4-only replica of a dual-stack source': {
      given: [replica(), source('DUAL')],
      says: 'copy is IPv4-only, and the instance that it copies, primary, is dual-stack',
      severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
    },
    'a source in another region, named by its ARN': {
      given: [replica({ ReadReplicaSourceDBInstanceIdentifier: sourceArn }), abroad],
      says: 'primary, is dual-stack',
    },
  },
  silent: {
    'a dual-stack replica': { given: [replica({ NetworkType: 'DUAL' }), source('DUAL')] },
    'an IPv4-only source, which another rule judges': { given: [replica(), source('IPV4')], as: 'not-applicable' },
    'an instance that copies none': {
      given: [build('db-instance', { DBInstanceIdentifier: 'orders', NetworkType: 'IPV4' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a source in a region that was not read': {
      given: [replica({ ReadReplicaSourceDBInstanceIdentifier: sourceArn })],
      says: sourceArn,
    },
    'a source of the same name in another region': { given: [replica(), abroad], says: 'primary' },
  },
});
