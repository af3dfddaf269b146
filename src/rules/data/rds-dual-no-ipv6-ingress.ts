import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { filtersOf, isSettled, isStandalone, networkTypeOf, portOf } from '../../network/databases.ts';
import { openingCommand, openingTerraform } from '../../network/security-group-commands.ts';
import { grantsOf, uncovered } from '../../network/security-groups.ts';
import { defineRule, safeFix } from '../define.ts';

const tcp = 6;

export default defineRule({
  id: 'rds-dual-no-ipv6-ingress',
  title: 'Dual-stack database that no IPv6 client may reach',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['db-instance', 'db-cluster'],
  needs: ['security-group', 'prefix-list'],
  docs: {
    why: 'The endpoint has an AAAA record, which clients with IPv6 try first, but the security groups admit IPv4 ranges only: connections hang until they fall back, or fail. A rule that names another security group admits its members over both families.',
    fix: 'Admit the IPv6 ranges of the clients on the port of the database, or name their security group instead of addresses.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Admit IPv6 clients to the databases',
    rollback: 'revoke-security-group-ingress with the same permissions.',
  },
  applies: (database) =>
    networkTypeOf(database) === 'DUAL' && isSettled(database) && (database.kind === 'db-cluster' || isStandalone(database)),
  check: (database, context) => {
    const port = portOf(database);
    const { groups, missing } = filtersOf(context, database);
    const evidence = [
      ...saw<'db-instance' | 'db-cluster'>(database, 'VpcSecurityGroups'),
      ...groups.flatMap((group) => saw(group, 'IpPermissions')),
    ];
    if (port === undefined) return unknown(`${database.id} has no port yet`, evidence);
    const service = { protocol: tcp, from: port, to: port };
    const grants = grantsOf(groups, 'ingress', context.all('prefix-list')).filter(
      (each) => uncovered(service, [each.service]).length === 0,
    );
    const peers = grants.flatMap((grant) => grant.peers);
    if (grants.some(({ references }) => references.length > 0) || peers.some(({ family }) => family === 6)) return pass(evidence);
    const unread = [...missing, ...grants.flatMap(({ unreadLists }) => unreadLists)];
    const [first] = groups;
    if (unread.length > 0 || !first) {
      return unknown(`the rules of ${unread.join(', ') || `the security groups of ${database.id}`} are not in sight`, evidence);
    }
    // A database that admits nobody is shut in both families alike.
    if (peers.length === 0) return notApplicable;
    const opening = { groupId: first.id, direction: 'ingress', service, peer: '<ipv6-range-of-the-clients>' } as const;
    return fail({
      message: `${database.id} is dual-stack, but ${groups.map(({ id }) => id).join(', ')} admits only IPv4 (${[...new Set(peers.map(({ text }) => text))].join(', ')}) to port ${port}`,
      evidence,
      related: groups.map((group) => relatedTo(group, 'filters the traffic of the database')),
      fix: safeFix('Admit the IPv6 ranges of the clients', {
        cli: [openingCommand(context.region, opening)],
        terraform: openingTerraform(opening),
      }),
    });
  },
});
