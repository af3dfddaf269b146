import { existing } from '../../model/terraform.ts';
import { isSettled } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { clusterNetworkType } from '../cluster-network-type.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'docdb-cluster-ipv4-only',
  title: 'DocumentDB cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['db-cluster'],
  consults: [...nat64Kinds, 'db-subnet-group'],
  docs: {
    why: 'The endpoints of the cluster have A records only. Clients in IPv6-only subnets reach them through DNS64 and NAT64, and only by host name. DocumentDB has dual-stack mode since October 2025; from which engine version on is not verified, and AWS refuses the switch (NetworkTypeNotSupported) where the version is too old.',
    fix: 'Switch the network type of the cluster to DUAL. All subnets of the DB subnet group need an IPv6 block first.',
    links: [
      'https://docs.aws.amazon.com/documentdb/latest/developerguide/API_ModifyDBCluster.html',
      'https://aws.amazon.com/about-aws/whats-new/2025/10/amazon-documentdb-ipv6-support',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch DocumentDB clusters to dual-stack',
    rollback: 'modify-db-cluster --network-type IPV4.',
    after: ['rds-subnet-group-not-dual-stack', 'rds-subnet-group-ipv6-only-subnet'],
  },
  applies: (cluster) => cluster.data.Engine === 'docdb' && isSettled(cluster),
  check: (cluster, context) =>
    clusterNetworkType(cluster, context, {
      name: 'DocumentDB',
      cli: 'docdb',
      terraform: [existing('aws_docdb_cluster', cluster.id, { network_type: 'DUAL' })],
    }),
});
