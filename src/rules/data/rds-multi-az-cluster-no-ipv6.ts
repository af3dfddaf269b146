import { multiAzClusters } from '../../knowledge/rds.ts';
import { fail, notApplicable, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, isSettled, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';
import { findIn } from '../../network/compute.ts';

export default defineRule({
  id: 'rds-multi-az-cluster-no-ipv6',
  title: 'Multi-AZ DB clusters have no IPv6',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'high' },
  subjects: ['db-cluster'],
  consults: [...nat64Kinds, 'db-subnet-group'],
  docs: {
    why: 'Multi-AZ DB clusters (a writer and two readable standbys of MySQL or PostgreSQL) do not support dual-stack mode, and nothing in place changes that. Their endpoints have A records only, so IPv6-only clients reach them through NAT64 or not at all.',
    fix: 'Move the data to a Multi-AZ DB instance or to Aurora, both of which can be dual-stack.',
    links: [multiAzClusters.source],
    verified: multiAzClusters.verified,
  },
  plan: {
    stage: 'data',
    step: 'Replace Multi-AZ clusters with Multi-AZ instances',
    rollback:
      'Keep the old cluster until the clients have moved; to go back, point them at it again and run delete-db-instance on the new one.',
    after: ['rds-subnet-group-not-dual-stack', 'rds-subnet-group-ipv6-only-subnet'],
  },
  applies: isSettled,
  check: (cluster, context) => {
    const { Engine, DBSubnetGroup, DBClusterInstanceClass } = cluster.data;
    const evidence = saw(cluster, 'Engine', 'DBClusterInstanceClass', 'NetworkType');
    if (!Engine) return unknown(`AWS does not say which engine ${cluster.id} has`, evidence);
    if (!multiAzClusters.engines.some((engine) => engine === Engine)) return notApplicable;
    const group = findIn(context.consult('db-subnet-group'), DBSubnetGroup);
    const reach = ipv6OnlyReach(context, group?.vpcId);
    return fail({
      message: `${cluster.id} is a Multi-AZ DB cluster (${Engine}), which cannot be dual-stack: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach, 'blocker'),
      fix: rebuildFix('Restore a snapshot of it as a Multi-AZ DB instance with the network type DUAL', {
        cli: [
          `aws rds create-db-cluster-snapshot --region ${context.region} --db-cluster-identifier ${cluster.id} --db-cluster-snapshot-identifier ${cluster.id}-to-dual-stack`,
          `aws rds restore-db-instance-from-db-snapshot --region ${context.region} --db-instance-identifier <new-name> --db-cluster-snapshot-identifier ${cluster.id}-to-dual-stack --db-instance-class ${DBClusterInstanceClass ?? '<class>'} --db-subnet-group-name ${DBSubnetGroup ?? '<group>'} --multi-az --network-type DUAL`,
        ],
        // Whether snapshot_identifier of the Terraform resource takes snapshots of clusters is not verified.
      }),
    });
  },
});
