import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv6OnlyReach, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';
import { findIn } from '../../network/compute.ts';

export default defineRule({
  id: 'dax-network-type-ipv4',
  title: 'DAX cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['dax-cluster'],
  consults: [...nat64Kinds, 'dax-subnet-group'],
  docs: {
    why: 'The cluster has IPv4 endpoints only, and the network type is fixed when it is made. Clients in IPv6-only subnets need DNS64 and NAT64; whether that suffices is not verified, as the DAX client learns the nodes from the cluster. AWS leaves NetworkType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Make a new cluster of the network type dual_stack, and set ipDiscovery of the clients to ipv6 (their default is IPv4).',
    links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.create-cluster.DAX_and_IPV6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace DAX clusters with dual-stack ones',
    rollback:
      'Keep the old cluster until the clients have moved; to go back, point them at it again and run delete-cluster on the new one.',
    after: ['dax-subnet-group-not-dual-stack'],
  },
  applies: ({ data }) => data.Status !== 'creating' && data.Status !== 'deleting',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'NetworkType', 'SubnetGroup');
    const type = cluster.data.NetworkType ?? 'ipv4';
    if (type === 'dual_stack' || type === 'ipv6') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the network type ${String(type)} of ${cluster.id} is not a known one`, evidence);
    const group = findIn(context.consult('dax-subnet-group'), cluster.data.SubnetGroup);
    const reach = ipv6OnlyReach(context, group?.vpcId);
    const text = reach === 'no-nat64' ? reachText[reach] : 'IPv6-only clients have at best NAT64 to reach it';
    return fail({
      message: `${cluster.id} (DAX) is IPv4-only, which cannot be changed in place: ${text}`,
      evidence,
      // NAT64 weighs less here than elsewhere: that it suffices is not verified.
      severity: { 'dual-stack': 'medium', 'ipv6-only': reach === 'no-nat64' ? 'high' : 'medium' },
      fix: rebuildFix('Make a new dual-stack cluster, and move the clients', {
        cli: [
          `aws dax create-cluster --region ${context.region} --cluster-name <new-name> --node-type ${cluster.data.NodeType ?? '<node-type>'} --replication-factor ${cluster.data.TotalNodes ?? '<nodes>'} --iam-role-arn <role> --subnet-group-name <dual-stack-group> --network-type dual_stack`,
        ],
      }),
    });
  },
});
