import { auroraDualStackVersions } from '../../knowledge/rds.ts';
import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { auroraTakesDualStack, ipv4OnlySeverity, ipv6OnlyReach, isSettled, networkTypeOf, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';
import { findIn } from '../../network/compute.ts';

export default defineRule({
  id: 'rds-aurora-cluster-ipv4-only',
  title: 'Aurora cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['db-cluster'],
  consults: [...nat64Kinds, 'db-subnet-group'],
  docs: {
    why:
      'The endpoints of the cluster have A records only. Clients in IPv6-only subnets reach them through DNS64 and NAT64, and only by host name. ' +
      `Aurora MySQL takes dual-stack mode from ${auroraDualStackVersions['aurora-mysql'].join(' and ')}, Aurora PostgreSQL from ${auroraDualStackVersions['aurora-postgresql'].join(', ')}. The console's "Easy create" makes IPv4 clusters.`,
    fix: 'Switch the network type of the cluster to DUAL. All subnets of the DB subnet group need an IPv6 block first.',
    links: [auroraDualStackVersions.source],
    verified: auroraDualStackVersions.verified,
  },
  plan: {
    stage: 'data',
    step: 'Switch Aurora clusters to dual-stack',
    rollback:
      'modify-db-cluster --network-type IPV4; an upgraded engine stays, but for a snapshot of before (restore-db-cluster-from-snapshot).',
    after: ['rds-subnet-group-not-dual-stack', 'rds-subnet-group-ipv6-only-subnet'],
  },
  // Express clusters have no VPC networking, and a rule of their own.
  applies: (cluster) =>
    cluster.data.Engine?.startsWith('aurora') === true && isSettled(cluster) && cluster.data.VPCNetworkingEnabled !== false,
  check: (cluster, context) => {
    const { Engine, EngineVersion, EngineMode, DBSubnetGroup } = cluster.data;
    const evidence = saw(cluster, 'NetworkType', 'Engine', 'EngineVersion', 'DBSubnetGroup');
    const type = networkTypeOf(cluster);
    if (type === 'DUAL') return pass(evidence);
    const takes = auroraTakesDualStack(cluster);
    if (type !== 'IPV4' || takes === undefined || EngineMode === 'serverless') {
      return unknown(
        `whether ${cluster.id} (${Engine} ${EngineVersion ?? ''}, network type ${type}) can be dual-stack is not known`,
        evidence,
      );
    }
    const group = findIn(context.consult('db-subnet-group'), DBSubnetGroup);
    const reach = ipv6OnlyReach(context, group?.vpcId);
    const first = takes ? '' : ', and its version must be upgraded before that can change';
    return fail({
      message: `${cluster.id} (${Engine} ${EngineVersion}) is IPv4-only${first}: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: disruptiveFix(takes ? 'Switch the network type to DUAL' : 'Upgrade the engine, then switch the network type to DUAL', {
        cli: [
          ...(takes
            ? []
            : [
                `aws rds modify-db-cluster --region ${context.region} --db-cluster-identifier ${cluster.id} --engine-version <version> --apply-immediately`,
              ]),
          `aws rds modify-db-cluster --region ${context.region} --db-cluster-identifier ${cluster.id} --network-type DUAL --apply-immediately`,
        ],
        terraform: [existing('aws_rds_cluster', cluster.id, { ...(takes ? {} : { engine_version: '<version>' }), network_type: 'DUAL' })],
      }),
    });
  },
});
