import { wellKnownPrefix } from '../../model/nat64-prefix.ts';
import { ipv6Subnets } from '../../network/egress.ts';
import { byItsOwner } from '../../network/facts.ts';
import { globalUnicast } from '../../network/internet.ts';
import { movedRoute, nat64Block, newRoute } from '../../network/route-fixes.ts';
import { destinationOption, isBlackhole, lookUp } from '../../network/routes.ts';
import { hopAt } from '../../network/hops.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'route-ipv6-default-via-nat',
  title: 'IPv6 default route to a NAT gateway',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['route-table'],
  needs: ['route-table', 'prefix-list', 'subnet'],
  docs: {
    why: 'Of IPv6 a NAT gateway translates only 64:ff9b::/96. Packets to real IPv6 addresses on the internet end there, and hosts that prefer IPv6 hang.',
    fix: 'Send ::/0 to an egress-only internet gateway, and keep a route for 64:ff9b::/96 to the NAT gateway.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Keep the IPv6 internet off NAT gateways',
    rollback: 'replace-route --nat-gateway-id with the NAT gateway as before.',
    after: ['eigw-missing'],
  },
  check: (table, context) => {
    const subnets = ipv6Subnets(context, table);
    if (subnets.length === 0) return notApplicable;
    const evidence = saw(table, 'Routes');
    const { match, unreadPrefixLists } = lookUp(context, table, globalUnicast);
    if (!match && unreadPrefixLists.length > 0) {
      return unknown(`the entries of prefix list ${unreadPrefixLists.join(', ')} in ${table.id} could not be read`, evidence);
    }
    // Without a route route-ipv6-default-missing speaks, on a blackhole route-ipv6-blackhole.
    if (!match || isBlackhole(match.route)) return notApplicable;
    if (match.target.type !== 'nat-gateway') return pass(evidence);
    // A route of its own for NAT64 stays as it is; ::/0 alone carries that too.
    const isKept = (lookUp(context, table, wellKnownPrefix).match?.cidr.length ?? 0) > 0;
    const at = `--region ${context.region} --route-table-id ${table.id}`;
    return fail({
      path: subnets.slice(0, 1).map((subnet) => hopAt(subnet, table, [match.route])),
      message: `${table.id} sends ${match.text} of ${subnets.map(({ id }) => id).join(', ')} to NAT gateway ${match.target.id}`,
      evidence,
      related: subnets.map((subnet) => relatedTo(subnet, 'follows the table')),
      fix: disruptiveFix(`Send ${match.text} to an egress-only internet gateway${byItsOwner(table)}`, {
        cli: [
          ...(isKept ? [] : [`aws ec2 create-route ${at} --destination-ipv6-cidr-block ${nat64Block} --nat-gateway-id ${match.target.id}`]),
          `aws ec2 replace-route ${at} ${destinationOption(match.route)} --egress-only-internet-gateway-id <egress-only-gateway>`,
        ],
        terraform: [
          ...(isKept ? [] : [newRoute(table.id, nat64Block, { nat_gateway_id: match.target.id })]),
          movedRoute(table.id, match.route, { egress_only_gateway_id: '<egress-only-gateway>' }),
        ],
      }),
    });
  },
});
