import { saw } from '../../model/verdict.ts';
import { judgeSubnetGroup } from '../../network/subnet-groups.ts';
import { defineRule } from '../define.ts';
import { lookup } from '../../network/once.ts';
import type { Resource } from '../../model/resource.ts';

const usersOf = lookup(({ data }: Resource<'cache-cluster'>) => data.CacheSubnetGroupName);

export default defineRule({
  id: 'elasticache-subnet-group-not-dual-stack',
  title: 'Cache subnet group cannot be dual-stack',
  severity: { 'dual-stack': 'high' },
  subjects: ['cache-subnet-group'],
  needs: ['cache-cluster', 'subnet'],
  docs: {
    why: 'A cache can be dual-stack only where every subnet of its group has IPv4 and an IPv6 block. A group of IPv6-only subnets is left in peace: it serves caches of the network type ipv6. A group that nothing uses is told for information.',
    fix: 'Associate an IPv6 block with each of the subnets (and with the VPC first, where it has none), or leave them out of the group.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make the cache subnet groups dual-stack',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
  },
  check: (group, context) =>
    judgeSubnetGroup(context, group, {
      types: group.data.SupportedNetworkTypes,
      dual: 'dual_stack',
      users: usersOf(context.all('cache-cluster'), group.id),
      evidence: saw(group, 'SupportedNetworkTypes', 'Subnets'),
    }),
});
