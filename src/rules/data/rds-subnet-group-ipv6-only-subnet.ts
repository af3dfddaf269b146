import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'rds-subnet-group-ipv6-only-subnet',
  title: 'DB subnet group with an IPv6-only subnet',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['db-subnet-group'],
  needs: ['subnet'],
  docs: {
    why: 'Databases of RDS, Aurora, DocumentDB, and Neptune always take an IPv4 address: dual-stack is the most they do. No database can be placed in an IPv6-only subnet, and a group that holds one supports neither network type there.',
    fix: 'Keep dual-stack subnets for the databases and take the IPv6-only subnet out of the group.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
      'https://docs.aws.amazon.com/neptune/latest/userguide/neptune-dualstack-db-cluster.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Take IPv6-only subnets out of DB groups',
    rollback: 'modify-db-subnet-group --subnet-ids with the former subnets.',
  },
  check: (group, context) => {
    const ids = group.subnetIds ?? [];
    const seen = ids.flatMap((id) => context.get('subnet', id) ?? []);
    const unseen = ids.filter((id) => !context.get('subnet', id));
    const native = seen.filter(isIpv6Only);
    const evidence = seen.flatMap((subnet) => saw(subnet, 'Ipv6Native', 'CidrBlock'));
    if (native.length === 0 && (unseen.length > 0 || ids.length === 0)) {
      return unknown(`the subnets of ${group.id} were not all among those read: ${unseen.join(', ') || 'none is named'}`, evidence);
    }
    if (native.length === 0) return pass(evidence);
    const kept = [...seen.filter((subnet) => !isIpv6Only(subnet)).map(({ id }) => id), '<dual-stack-subnets>'];
    return fail({
      message: `${group.id} holds IPv6-only subnets, in which no database can stand: ${native.map(({ id }) => id).join(', ')}`,
      evidence,
      related: native.map((subnet) => relatedTo(subnet, 'has no IPv4 addresses')),
      fix: safeFix('Leave only dual-stack subnets in the group', {
        cli: [
          `aws rds modify-db-subnet-group --region ${context.region} --db-subnet-group-name ${group.id} --subnet-ids ${kept.join(' ')}`,
        ],
        terraform: [existing('aws_db_subnet_group', group.id, { subnet_ids: kept })],
      }),
    });
  },
});
