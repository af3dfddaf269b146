import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, isSettled, networkTypeOf, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'neptune-cluster-ipv4-only',
  title: 'Neptune cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['db-cluster'],
  consults: [...nat64Kinds, 'db-subnet-group'],
  docs: {
    why: 'The endpoints of the cluster have A records only. Clients in IPv6-only subnets reach them through DNS64 and NAT64, and only by host name.',
    fix: 'Associate IPv6 blocks with the subnets that the cluster stands in (its subnet group cannot be changed), then switch the network type to DUAL. The Terraform provider had no argument for it when checked.',
    links: ['https://docs.aws.amazon.com/neptune/latest/userguide/neptune-dualstack-db-cluster.html'],
    verified: '2026-11-23',
  },
  applies: (cluster) => cluster.data.Engine === 'neptune' && isSettled(cluster),
  check: (cluster, context) => {
    const evidence = saw(cluster, 'NetworkType', 'Engine', 'EngineVersion', 'DBSubnetGroup');
    const type = networkTypeOf(cluster);
    if (type === 'DUAL') return pass(evidence);
    if (type !== 'IPV4') return unknown(`the network type ${type} of ${cluster.id} is not a known one`, evidence);
    const group = context.consult('db-subnet-group')?.find(({ id }) => id === cluster.data.DBSubnetGroup);
    const reach = ipv6OnlyReach(context, group?.vpcId);
    return fail({
      message: `${cluster.id} (Neptune) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: disruptiveFix('Switch the network type to DUAL', {
        cli: [
          `aws neptune modify-db-cluster --region ${context.region} --db-cluster-identifier ${cluster.id} --network-type DUAL --apply-immediately`,
        ],
      }),
    });
  },
});
