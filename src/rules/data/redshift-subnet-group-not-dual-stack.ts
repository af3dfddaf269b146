import { saw } from '../../model/verdict.ts';
import { judgeSubnetGroup } from '../../network/subnet-groups.ts';
import { defineRule } from '../define.ts';
import { lookup } from '../../network/once.ts';
import type { Resource } from '../../model/resource.ts';

const usersOf = lookup(({ data }: Resource<'redshift-cluster'>) => data.ClusterSubnetGroupName);

export default defineRule({
  id: 'redshift-subnet-group-not-dual-stack',
  title: 'Redshift subnet group cannot be dual-stack',
  severity: { 'dual-stack': 'medium' },
  subjects: ['redshift-subnet-group'],
  needs: ['redshift-cluster', 'subnet'],
  docs: {
    why: 'A Redshift cluster can be dual-stack only where every subnet of its group has an IPv6 block: AWS refuses the switch with Ipv6CidrBlockNotFoundFault otherwise. A group that nothing uses is told for information.',
    fix: 'Associate an IPv6 block with each of the subnets (and with the VPC first, where it has none), or leave them out of the group.',
    links: ['https://docs.aws.amazon.com/redshift/latest/APIReference/API_ClusterSubnetGroup.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make the Redshift subnet groups dual-stack',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
  },
  check: (group, context) =>
    judgeSubnetGroup(context, group, {
      types: group.data.SupportedClusterIpAddressTypes,
      dual: 'dualstack',
      users: usersOf(context.all('redshift-cluster'), group.id),
      evidence: saw(group, 'SupportedClusterIpAddressTypes', 'Subnets'),
    }),
});
