import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, isSettled, networkTypeOf, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

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
  applies: (cluster) => cluster.data.Engine === 'docdb' && isSettled(cluster),
  check: (cluster, context) => {
    const evidence = saw(cluster, 'NetworkType', 'Engine', 'EngineVersion', 'DBSubnetGroup');
    const type = networkTypeOf(cluster);
    if (type === 'DUAL') return pass(evidence);
    if (type !== 'IPV4') return unknown(`the network type ${type} of ${cluster.id} is not a known one`, evidence);
    const group = context.consult('db-subnet-group')?.find(({ id }) => id === cluster.data.DBSubnetGroup);
    const reach = ipv6OnlyReach(context, group?.vpcId);
    return fail({
      message: `${cluster.id} (DocumentDB) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: disruptiveFix('Switch the network type to DUAL', {
        cli: [
          `aws docdb modify-db-cluster --region ${context.region} --db-cluster-identifier ${cluster.id} --network-type DUAL --apply-immediately`,
        ],
        terraform: `resource "aws_docdb_cluster" "${cluster.id}" {\n  network_type = "DUAL"\n}`,
      }),
    });
  },
});
