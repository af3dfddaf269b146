import { existing } from '../../model/terraform.ts';
import { fail, type Fix, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, reachText } from '../../network/databases.ts';
import { isSettledMsk, type MskCluster, mskName, mskNetworkType, mskObstacles } from '../../network/msk.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { reachBySubnets } from '../../network/service-reach.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** The Terraform provider cannot say it of serverless clusters. */
const terraformOf = (cluster: MskCluster) =>
  cluster.data.Provisioned
    ? {
        terraform: [
          existing('aws_msk_cluster', cluster.arn, { broker_node_group_info: [{ connectivity_info: [{ network_type: 'DUAL' }] }] }),
        ],
      }
    : {};

const fixOf = (cluster: MskCluster, region: string): Fix =>
  disruptiveFix('Switch the network type to DUAL, which cannot be taken back', {
    cli: [
      `aws kafka update-connectivity --region ${region} --cluster-arn ${cluster.arn} --current-version ${cluster.data.CurrentVersion ?? '<current-version>'} --connectivity-info NetworkType=DUAL`,
    ],
    ...terraformOf(cluster),
  });

export default defineRule({
  id: 'msk-cluster-ipv4-only',
  title: 'MSK cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['msk-cluster'],
  consults: nat64Kinds,
  docs: {
    why: 'The brokers have A records only. Clients in IPv6-only subnets reach them through DNS64 and NAT64, as brokers are named by host names, and not at all where either is missing. MSK has dual-stack since February 2026.',
    fix: 'Switch the network type to DUAL. There is no way back, and clients that want IPv6 need bootstrap strings of their own.',
    links: [
      'https://docs.aws.amazon.com/msk/latest/developerguide/mskp-choose-cluster-network-type.html',
      'https://docs.aws.amazon.com/msk/latest/developerguide/serverless-config-dual-stack.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch MSK clusters to dual-stack',
    rollback:
      'There is no way back: update-connectivity does not take a DUAL cluster to IPV4, but the IPv4 bootstrap strings go on working.',
    after: ['msk-dual-stack-prerequisite'],
  },
  applies: isSettledMsk,
  check: (cluster, context) => {
    const evidence = saw(cluster, 'ClusterType', 'Provisioned', 'Serverless');
    const type = mskNetworkType(cluster);
    if (type === 'DUAL') return pass(evidence);
    const isSaid = cluster.data.Provisioned ?? cluster.data.Serverless;
    if (type !== 'IPV4' || !isSaid) return unknown(`the network type of ${mskName(cluster)} is not known`, evidence);
    const reach = reachBySubnets(context, cluster.subnetIds);
    const severity = ipv4OnlySeverity(reach);
    // Where something must come first, msk-dual-stack-prerequisite speaks for dual-stack.
    const isBlocked = mskObstacles(cluster, context.consult('subnet')).found.length > 0;
    return fail({
      message: `${mskName(cluster)} (MSK) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: isBlocked ? { 'ipv6-only': severity['ipv6-only'] ?? 'medium' } : severity,
      fix: fixOf(cluster, context.region),
    });
  },
});
