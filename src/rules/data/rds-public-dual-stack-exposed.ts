import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { filtersOf, isSettled, networkTypeOf, portOf } from '../../network/databases.ts';
import { anyIpv6, defaultRoute } from '../../network/internet.ts';
import { grantsOf, takesIn, uncovered } from '../../network/security-groups.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const tcp = 6;

export default defineRule({
  id: 'rds-public-dual-stack-exposed',
  title: 'Public dual-stack database open to the IPv6 internet',
  severity: { 'dual-stack': 'high' },
  subjects: ['db-instance'],
  needs: ['security-group', 'prefix-list', 'route-table', 'subnet'],
  docs: {
    why: 'A publicly accessible dual-stack instance has an IPv6 address that the internet reaches, and its security groups admit ::/0 to the port of the database. For private instances RDS denies the traffic of internet gateways whatever the rules say.',
    fix: 'Make the instance private, or admit the IPv6 ranges of the clients only.',
    links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Close public databases to the IPv6 internet',
    rollback: 'modify-db-instance --publicly-accessible.',
  },
  applies: (instance) => instance.data.PubliclyAccessible === true && networkTypeOf(instance) === 'DUAL' && isSettled(instance),
  check: (instance, context) => {
    const port = portOf(instance);
    const { groups, missing } = filtersOf(context, instance);
    const evidence = [
      ...saw(instance, 'PubliclyAccessible', 'NetworkType', 'VpcSecurityGroups'),
      ...groups.flatMap((each) => saw(each, 'IpPermissions')),
    ];
    if (port === undefined) return unknown(`${instance.id} has no port yet`, evidence);
    const service = { protocol: tcp, from: port, to: port };
    const open = grantsOf(groups, 'ingress', context.all('prefix-list')).filter((each) => uncovered(service, [each.service]).length === 0);
    const exposing = open.filter(({ peers }) => peers.some((peer) => takesIn(peer, anyIpv6) === true));
    const unread = [...missing, ...open.flatMap(({ unreadLists }) => unreadLists)];
    if (exposing.length === 0 && unread.length > 0) return unknown(`the rules of ${unread.join(', ')} are not in sight`, evidence);
    if (exposing.length === 0) return pass(evidence);
    const ids = instance.subnetIds ?? [];
    const routes = ids.flatMap((id) => context.get('subnet', id) ?? []).map((subnet) => defaultRoute(context, subnet, anyIpv6));
    const seen = [...evidence, ...routes.flatMap(({ table }) => (table ? saw(table, 'Routes') : []))];
    const reached = routes.some(({ active }) => active?.target.type === 'internet-gateway');
    if (
      !reached &&
      (routes.length < ids.length || ids.length === 0 || routes.some((each) => !each.table || each.unreadPrefixLists.length > 0))
    ) {
      return unknown(`whether the internet reaches the subnets of ${instance.id} over IPv6 is not known`, seen);
    }
    if (!reached) return pass(seen);
    const names = [...new Set(exposing.map(({ group }) => group.id))];
    return fail({
      message: `${instance.id} is public and dual-stack, and ${names.join(', ')} admits ::/0 to port ${port}`,
      evidence: seen,
      related: [...new Set(exposing.map(({ group }) => group))].map((group) => relatedTo(group, 'admits ::/0')),
      fix: disruptiveFix('Make the instance private', {
        cli: [
          `aws rds modify-db-instance --region ${context.region} --db-instance-identifier ${instance.id} --no-publicly-accessible --apply-immediately`,
        ],
        terraform: [existing('aws_db_instance', instance.id, { publicly_accessible: false })],
      }),
    });
  },
});
