import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { networkTypeOf, subnetGroupOf } from '../../network/databases.ts';
import { byItsOwner, hasIpv6, isIpv6Only } from '../../network/facts.ts';
import { ipv6BlocksFix } from '../../network/subnet-groups.ts';
import { defineRule } from '../define.ts';
import { lookup } from '../../network/once.ts';

const inGroup = lookup(subnetGroupOf);

export default defineRule({
  id: 'rds-subnet-group-not-dual-stack',
  title: 'DB subnet group cannot be dual-stack',
  severity: { 'dual-stack': 'high' },
  subjects: ['db-subnet-group'],
  needs: ['db-instance', 'db-cluster', 'subnet'],
  docs: {
    why:
      'A database of RDS, Aurora, DocumentDB, or Neptune can be dual-stack only where every subnet of its group has an IPv6 block: one without is enough for the switch to be refused. ' +
      'A group that nothing uses is told for information.',
    fix: 'Associate an IPv6 block with each of the subnets (and with the VPC first, where it has none), or leave them out of the group. The default group holds every default subnet.',
    links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make the DB subnet groups dual-stack',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
    after: ['rds-subnet-group-ipv6-only-subnet'],
  },
  check: (group, context) => {
    const evidence = saw(group, 'SupportedNetworkTypes', 'Subnets');
    const { SupportedNetworkTypes: types } = group.data;
    if (!types || types.length === 0) return unknown(`AWS does not say which network types ${group.id} supports`, evidence);
    if (types.includes('DUAL')) return pass(evidence);
    const users = [...inGroup(context.all('db-instance'), group.id), ...inGroup(context.all('db-cluster'), group.id)];
    // Where a dual-stack database stands in the group already, rds-dual-subnet-group-drift says what is wrong.
    const drifted = users.some((user) => networkTypeOf(user) === 'DUAL');
    const onOutpost = group.data.Subnets?.some((each) => each.SubnetOutpost?.Arn);
    if (drifted || onOutpost) return notApplicable;
    const ids = group.subnetIds ?? [];
    const seen = ids.flatMap((id) => context.get('subnet', id) ?? []);
    const bare = seen.filter((subnet) => !hasIpv6(subnet) && !isIpv6Only(subnet));
    // A lone IPv6-only subnet is the matter of rds-subnet-group-ipv6-only-subnet.
    if (bare.length === 0 && seen.some(isIpv6Only)) return notApplicable;
    const unseen = ids.filter((id) => !context.get('subnet', id));
    const where = bare.length > 0 ? `: ${bare.map((subnet) => subnet.id + byItsOwner(subnet)).join(', ')} without an IPv6 block` : '';
    const beyond = unseen.length > 0 ? ` (${unseen.join(', ')} not in sight)` : '';
    return fail({
      message: `${group.id} supports ${types.join(', ')} only${where}${beyond}`,
      evidence: [...evidence, ...bare.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'))],
      ...(users.length > 0 ? {} : { severity: { 'dual-stack': 'info' } }),
      related: [
        ...users.map((user) => relatedTo(user, 'stands in the group')),
        ...bare.map((each) => relatedTo(each, 'has no IPv6 block')),
      ],
      ...(bare.length > 0 ? { fix: ipv6BlocksFix(context.region, bare) } : {}),
    });
  },
});
