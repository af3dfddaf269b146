import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isSettled, isStandalone, networkTypeOf, subnetGroupOf } from '../../network/databases.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'rds-dual-subnet-group-drift',
  title: 'Dual-stack database in subnets that lost IPv6',
  severity: { 'dual-stack': 'high' },
  subjects: ['db-instance', 'db-cluster'],
  needs: ['db-subnet-group', 'subnet'],
  docs: {
    why: 'The database is dual-stack, but its subnet group is not any more, because a subnet without an IPv6 block was added or a block was taken away. AWS warns of the state incompatible-network: at the next failover, restart, or change the database may not come back.',
    fix: 'Associate IPv6 blocks with the subnets of the group again, or take the subnets without out of it.',
    links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Give database subnets their IPv6 blocks again',
    rollback: 'modify-db-instance or modify-db-cluster --network-type IPV4 for the databases, and then disassociate-subnet-cidr-block.',
  },
  applies: (database) =>
    networkTypeOf(database) === 'DUAL' && isSettled(database) && (database.kind === 'db-cluster' || isStandalone(database)),
  check: (database, context) => {
    const name = subnetGroupOf(database);
    const group = context.get('db-subnet-group', name);
    const incompatible = database.kind === 'db-instance' && database.data.DBInstanceStatus === 'incompatible-network';
    const status =
      database.kind === 'db-instance' ? saw(database, 'NetworkType', 'DBInstanceStatus') : saw(database, 'NetworkType', 'Status');
    const types = group?.data.SupportedNetworkTypes;
    if (!incompatible && !types?.length) {
      return unknown(`the network types of subnet group ${name ?? '(unsaid)'} of ${database.id} are not known`, status);
    }
    const evidence = [...status, ...(group ? saw(group, 'SupportedNetworkTypes', 'Subnets') : [])];
    if (!incompatible && types?.includes('DUAL')) return pass(evidence);
    const bare = (group?.subnetIds ?? []).flatMap((id) => context.get('subnet', id) ?? []).filter((subnet) => !hasIpv6(subnet));
    const listed = bare.length > 0 ? ` (${bare.map(({ id }) => id).join(', ')} without an IPv6 block)` : '';
    const why =
      types?.includes('DUAL') === false
        ? `its subnet group ${name} supports ${types.join(', ')} only${listed}`
        : 'AWS reports it as incompatible-network';
    return fail({
      message: `${database.id} is dual-stack, but ${why}`,
      evidence,
      related: [
        ...(group ? [relatedTo(group, 'decides for the network type')] : []),
        ...bare.map((each) => relatedTo(each, 'has no IPv6 block')),
      ],
      ...(bare.length > 0
        ? {
            fix: safeFix('Give the subnets of the group IPv6 blocks again', ipv6Blocks(context.region, bare)),
          }
        : {}),
    });
  },
});
