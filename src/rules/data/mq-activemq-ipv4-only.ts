import { fail, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { reachBySubnets } from '../../network/service-reach.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'mq-activemq-ipv4-only',
  title: 'ActiveMQ broker has no IPv6',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'high' },
  subjects: ['mq-broker'],
  consults: nat64Kinds,
  docs: {
    why: 'Amazon MQ for ActiveMQ does not support dual-stack: its endpoints have A records only, whatever the subnets have. Clients in IPv6-only subnets reach it through DNS64 and NAT64, and not at all where either is missing.',
    fix: 'Put a dual-stack Network Load Balancer before the broker, or move to RabbitMQ, which has dual-stack.',
    links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/connect-to-amazonmq.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Front ActiveMQ brokers with dual-stack load balancers',
    rollback: 'Point the clients back at the broker, which stays as it is, and run delete-load-balancer.',
  },
  applies: ({ data }) => data.EngineType !== 'RABBITMQ' && !/^(CREATION|DELETION)_/.test(data.BrokerState ?? ''),
  check: (broker, context) => {
    const evidence = saw(broker, 'EngineType', 'BrokerInstances', 'SubnetIds');
    const name = broker.data.BrokerName ?? broker.id;
    if (broker.data.EngineType !== 'ACTIVEMQ') {
      return unknown(`whether the engine ${broker.data.EngineType ?? '(unsaid)'} of ${name} has IPv6 is not known`, evidence);
    }
    const reach = reachBySubnets(context, broker.subnetIds);
    return fail({
      message: `${name} (${broker.id}) runs ActiveMQ, which is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach, 'blocker'),
      fix: rebuildFix('Front the broker with a dual-stack Network Load Balancer, or move to RabbitMQ'),
    });
  },
});
