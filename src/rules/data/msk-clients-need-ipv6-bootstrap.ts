import { fail, saw, unknown } from '../../model/verdict.ts';
import { isSettledMsk, mskName, mskNetworkType } from '../../network/msk.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'msk-clients-need-ipv6-bootstrap',
  title: 'Clients of a dual-stack MSK cluster need other bootstrap strings',
  severity: { 'ipv6-only': 'medium' },
  subjects: ['msk-cluster'],
  docs: {
    why:
      'A dual-stack cluster keeps its IPv4 bootstrap strings as they are and gets others for IPv6, with host names and ports of their own: clients that are left alone stay on IPv4. ZooKeeper has no IPv6 at all, so tools that speak to it need NAT64. ' +
      'What the clients use cannot be seen from AWS: this is a reminder, and of less weight where the cluster has no ZooKeeper.',
    fix: 'Give clients in IPv6-only subnets the IPv6 bootstrap string that fits their way of signing in, and let admin tools use the brokers instead of ZooKeeper.',
    links: ['https://docs.aws.amazon.com/msk/latest/developerguide/mskp-choose-cluster-network-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Give Kafka clients the IPv6 bootstrap strings',
    rollback: 'Give the clients the IPv4 bootstrap strings of get-bootstrap-brokers again: they stay as they are.',
  },
  applies: (cluster) => isSettledMsk(cluster) && cluster.data.Provisioned !== undefined && mskNetworkType(cluster) !== 'IPV4',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'Provisioned');
    const type = mskNetworkType(cluster);
    if (type !== 'DUAL') return unknown(`the network type ${type} of ${mskName(cluster)} is not a known one`, evidence);
    const hasZookeeper = Boolean(cluster.data.Provisioned?.ZookeeperConnectString);
    return fail({
      message: `${mskName(cluster)} answers over IPv6 at bootstrap strings of their own only${hasZookeeper ? ', and its ZooKeeper over IPv4 only' : ''}`,
      evidence,
      severity: { 'ipv6-only': hasZookeeper ? 'medium' : 'info' },
      fix: safeFix('Read the IPv6 bootstrap strings and give them to the clients', {
        cli: [`aws kafka get-bootstrap-brokers --region ${context.region} --cluster-arn ${cluster.arn}`],
      }),
    });
  },
});
