import rule from '../../../src/rules/data/msk-connect-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const connector = (data: Kinds['msk-connector'] = {}) =>
  build('msk-connector', { connectorName: 'sink', connectorArn: 'arn:1', connectorState: 'RUNNING', subnets: ['subnet-1'], ...data });

describeRule(rule, {
  flagged: {
    'an IPv4-only connector': { given: [connector({ networkType: 'IPV4' })], says: 'connector sink of MSK Connect is IPv4-only' },
    'a connector that names no type': { given: [connector()], says: 'IPv4-only' },
  },
  silent: {
    'a dual-stack connector': { given: [connector({ networkType: 'DUAL' })] },
    'a connector that never came up': { given: [connector({ connectorState: 'FAILED' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [connector({ networkType: 'IPV6' as 'IPV4' })], says: 'IPV6' } },
});
