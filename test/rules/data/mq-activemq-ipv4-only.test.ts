import rule from '../../../src/rules/data/mq-activemq-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { describeRule } from '../../support/rule-test.ts';

const broker = (data: Parameters<typeof build<'mq-broker'>>[1] = {}) =>
  build('mq-broker', { BrokerId: 'b-1', BrokerName: 'orders', BrokerState: 'RUNNING', SubnetIds: ['subnet-1'], ...data });
const subnet = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });

describeRule(rule, {
  flagged: {
    'an ActiveMQ broker': {
      given: [broker({ EngineType: 'ACTIVEMQ' }), subnet],
      says: 'orders (b-1) runs ActiveMQ',
      severity: { 'dual-stack': 'blocker', 'ipv6-only': 'low' },
    },
    'a broker beside IPv6-only subnets without NAT64': {
      given: [broker({ EngineType: 'ACTIVEMQ' }), subnet, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'blocker', 'ipv6-only': 'high' },
    },
  },
  silent: {
    'a RabbitMQ broker': { given: [broker({ EngineType: 'RABBITMQ' })], as: 'not-applicable' },
    'a broker that is being deleted': {
      given: [broker({ EngineType: 'ACTIVEMQ', BrokerState: 'DELETION_IN_PROGRESS' })],
      as: 'not-applicable',
    },
  },
  unknown: { 'a broker whose engine is not told': { given: [broker()], says: 'unsaid' } },
});
