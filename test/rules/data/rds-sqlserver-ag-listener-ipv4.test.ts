import rule from '../../../src/rules/data/rds-sqlserver-ag-listener-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (data: Parameters<typeof build<'db-instance'>>[1] = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'ledger',
    Engine: 'sqlserver-ee',
    NetworkType: 'DUAL',
    ListenerEndpoint: { Address: 'aglistener.example', Port: 1433 },
    ...data,
  });

describeRule(rule, {
  flagged: {
    'a dual-stack instance with a listener': { given: [instance()], says: 'its listener aglistener.example answers over IPv4 only' },
  },
  silent: {
    'an instance without a listener': {
      given: [build('db-instance', { DBInstanceIdentifier: 'ledger', Engine: 'sqlserver-ee', NetworkType: 'DUAL' })],
    },
    'an IPv4-only instance, of which another rule speaks': { given: [instance({ NetworkType: 'IPV4' })], as: 'not-applicable' },
    'another engine': { given: [instance({ Engine: 'postgres' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [instance({ NetworkType: 'IPV6' })], says: 'IPV6' } },
});
