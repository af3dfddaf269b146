import { saw } from '../../model/verdict.ts';
import { judgeSubnetGroup } from '../../network/subnet-groups.ts';
import { defineRule } from '../define.ts';
import { lookup } from '../../network/once.ts';
import type { Resource } from '../../model/resource.ts';

const usersOf = lookup(({ data }: Resource<'memorydb-cluster'>) => data.SubnetGroupName);

export default defineRule({
  id: 'memorydb-subnet-group-not-dual-stack',
  title: 'MemoryDB subnet group cannot be dual-stack',
  severity: { 'dual-stack': 'high' },
  subjects: ['memorydb-subnet-group'],
  needs: ['memorydb-cluster', 'subnet'],
  docs: {
    why: 'A MemoryDB cluster can be dual-stack only where every subnet of its group has IPv4 and an IPv6 block. A group of IPv6-only subnets is left in peace: it serves clusters of the network type ipv6. A group that nothing uses is told for information.',
    fix: 'Associate an IPv6 block with each of the subnets (and with the VPC first, where it has none), or leave them out of the group.',
    links: ['https://docs.aws.amazon.com/memorydb/latest/devguide/subnetgroups.ipv6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make the MemoryDB subnet groups dual-stack',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
  },
  check: (group, context) =>
    judgeSubnetGroup(context, group, {
      types: group.data.SupportedNetworkTypes,
      dual: 'dual_stack',
      users: usersOf(context.all('memorydb-cluster'), group.id),
      evidence: saw(group, 'SupportedNetworkTypes', 'Subnets'),
    }),
});
