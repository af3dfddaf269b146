import rule from '../../../src/rules/data/rds-option-no-dual-stack.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const question = { Engine: 'mysql', EngineVersion: '5.7.44', DBInstanceClass: 'db.m4.large', LicenseModel: 'general-public-license' };
const instance = (data: Kinds['db-instance'] = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'orders',
    DBInstanceStatus: 'available',
    NetworkType: 'IPV4',
    StorageType: 'gp2',
    AvailabilityZone: 'eu-central-1a',
    ...question,
    ...data,
  });
type Row = Kinds['db-orderable-option']['OrderableDBInstanceOptions'][number];
const row = (StorageType: string, types: readonly string[], ...zones: readonly string[]): Row => ({
  StorageType,
  SupportedNetworkTypes: types,
  AvailabilityZones: zones.map((Name) => ({ Name })),
});
const offer = (...OrderableDBInstanceOptions: readonly Row[]) => build('db-orderable-option', { ...question, OrderableDBInstanceOptions });
const ipv4 = ['IPV4'];
const both = ['IPV4', 'DUAL'];

describeRule(rule, {
  flagged: {
    'a class without DUAL': {
      given: [instance(), offer(row('gp2', ipv4, 'eu-central-1a', 'eu-central-1b'), row('gp3', both))],
      says: 'orders cannot be switched to dual-stack: mysql 5.7.44 on db.m4.large with gp2 has no network type DUAL in eu-central-1',
    },
    'DUAL in other zones alone': {
      given: [instance(), offer(row('gp2', both, 'eu-central-1c'), row('gp2', ipv4, 'eu-central-1a'))],
      says: 'cannot be switched',
    },
  },
  silent: {
    'a class with DUAL': { given: [instance(), offer(row('gp2', both, 'eu-central-1a'), row('gp3', ipv4))] },
    'a dual-stack instance, which needs no asking': { given: [instance({ NetworkType: 'DUAL' })], gaps: [denied('db-orderable-option')] },
    'an instance of Aurora, whose cluster decides': {
      given: [instance({ Engine: 'aurora-mysql', DBClusterIdentifier: 'shop' })],
      as: 'not-applicable',
    },
    'an engine of which another rule speaks': { given: [instance({ Engine: 'custom-oracle-ee' })], as: 'not-applicable' },
  },
  unknown: {
    'a version that is no longer on offer': { given: [instance(), offer()], says: 'no longer offers mysql 5.7.44' },
    'a storage type that is no longer on offer': { given: [instance({ StorageType: 'io1' }), offer(row('gp2', ipv4))], says: 'with io1' },
    'an instance that names no storage': {
      given: [build('db-instance', { DBInstanceIdentifier: 'orders', ...question }), offer(row('gp2', both), row('gp3', ipv4))],
      says: 'in some places',
    },
    'an answer without network types': { given: [instance(), offer({ StorageType: 'gp2' })], says: 'named no network types' },
    'offers that are denied': { given: [instance()], gaps: [denied('db-orderable-option')], says: 'could not be asked' },
    'another version than was asked': { given: [instance({ EngineVersion: '8.0.39' }), offer(row('gp2', both))], says: 'was not asked' },
  },
});
