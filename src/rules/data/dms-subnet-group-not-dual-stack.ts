import { saw } from '../../model/verdict.ts';
import { judgeSubnetGroup } from '../../network/subnet-groups.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'dms-subnet-group-not-dual-stack',
  title: 'DMS subnet group cannot be dual-stack',
  severity: { 'dual-stack': 'low' },
  subjects: ['dms-subnet-group'],
  needs: ['dms-replication-instance', 'subnet'],
  docs: {
    why: 'A replication instance can be dual-stack only where every subnet of its group has an IPv6 block. A group that nothing uses is told for information.',
    fix: 'Associate an IPv6 block with each of the subnets (and with the VPC first, where it has none), or leave them out of the group.',
    links: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.IPAddressing.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make the DMS subnet groups dual-stack',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
  },
  check: (group, context) =>
    judgeSubnetGroup(context, group, {
      types: group.data.SupportedNetworkTypes,
      dual: 'dual',
      users: context
        .all('dms-replication-instance')
        .filter(({ data }) => data.ReplicationSubnetGroup?.ReplicationSubnetGroupIdentifier === group.id),
      evidence: saw(group, 'SupportedNetworkTypes', 'Subnets'),
    }),
});
