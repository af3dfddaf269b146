import rule from '../../../src/rules/data/dms-replication-instance-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (data: Parameters<typeof build<'dms-replication-instance'>>[1] = {}) =>
  build('dms-replication-instance', { ReplicationInstanceIdentifier: 'move', ReplicationInstanceStatus: 'available', ...data });

describeRule(rule, {
  flagged: {
    'an IPv4-only instance': { given: [instance({ NetworkType: 'IPV4' })], says: 'move (DMS) is IPv4-only' },
    'an instance of which AWS says nothing': { given: [instance()], says: 'IPv4-only' },
  },
  silent: {
    'a dual-stack instance': { given: [instance({ NetworkType: 'DUAL' })] },
    'the same in another spelling': { given: [instance({ NetworkType: 'dual' })] },
    'an instance that is being deleted': { given: [instance({ ReplicationInstanceStatus: 'deleting' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [instance({ NetworkType: 'IPV6' })], says: 'IPV6' } },
});
