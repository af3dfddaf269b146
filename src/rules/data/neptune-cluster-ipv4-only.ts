import { isSettled } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { clusterNetworkType } from '../cluster-network-type.ts';
import { defineRule } from '../define.ts';

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
  plan: {
    stage: 'data',
    step: 'Switch Neptune clusters to dual-stack',
    rollback: 'modify-db-cluster --network-type IPV4.',
    after: ['rds-subnet-group-not-dual-stack', 'rds-subnet-group-ipv6-only-subnet'],
  },
  applies: (cluster) => cluster.data.Engine === 'neptune' && isSettled(cluster),
  check: (cluster, context) => clusterNetworkType(cluster, context, { name: 'Neptune', cli: 'neptune' }),
});
