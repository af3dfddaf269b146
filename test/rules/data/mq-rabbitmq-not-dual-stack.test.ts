import rule from '../../../src/rules/data/mq-rabbitmq-not-dual-stack.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const broker = (data: Parameters<typeof build<'mq-broker'>>[1] = {}) =>
  build('mq-broker', {
    BrokerId: 'b-1',
    BrokerName: 'orders',
    BrokerState: 'RUNNING',
    EngineType: 'RABBITMQ',
    PubliclyAccessible: false,
    SubnetIds: ['subnet-1'],
    BrokerInstances: [{ Endpoints: ['amqps://b-1.mq.eu-central-1.amazonaws.com:5671'] }],
    ...data,
  });
const plain = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const dual = build('subnet', { ...plain.data, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });

describeRule(rule, {
  flagged: {
    'a private broker in a subnet without IPv6': {
      given: [broker(), plain],
      says: 'orders (b-1) is IPv4-only, as subnet-1 has no IPv6 block',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
  },
  silent: {
    'a broker with a dual-stack endpoint': {
      given: [broker({ BrokerInstances: [{ Endpoints: ['amqps://b-1.mq.eu-central-1.on.aws:5671'] }] }), plain],
    },
    'an ActiveMQ broker, of which another rule speaks': { given: [broker({ EngineType: 'ACTIVEMQ' }), plain], as: 'not-applicable' },
    'a broker that is being made': { given: [broker({ BrokerState: 'CREATION_IN_PROGRESS' }), plain], as: 'not-applicable' },
  },
  unknown: {
    'a private broker whose subnets have IPv6 now': { given: [broker(), dual], says: 'when it was made' },
    'a private broker whose subnets are not in sight': { given: [broker()], says: 'cannot be seen' },
    'a public broker, which has no subnets': {
      given: [broker({ PubliclyAccessible: true, SubnetIds: [] })],
      says: 'b-1.mq.eu-central-1.on.aws',
    },
  },
});
