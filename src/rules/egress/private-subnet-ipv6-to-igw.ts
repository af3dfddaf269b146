import { egressOnlyGatewayOf, ipv6Subnets } from '../../network/egress.ts';
import { exposureKinds, ipv6Exposure } from '../../network/exposure.ts';
import { byItsOwner, isDualStack } from '../../network/facts.ts';
import { anyIpv4, defaultRouteIn, globalUnicast } from '../../network/internet.ts';
import { idOf, movedRoute, newEgressOnlyGateway } from '../../network/route-fixes.ts';
import { destinationOption, isActive, lookUp, type RouteMatch, type RouteTable, type TargetType } from '../../network/routes.ts';
import { hopAt } from '../../network/hops.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, type Fix, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** Ways out for IPv4 by which nobody comes in. */
const oneWay = new Set<TargetType | undefined>(['nat-gateway', 'transit-gateway', 'core-network', undefined]);

export default defineRule({
  id: 'private-subnet-ipv6-to-igw',
  title: 'Private subnets that are public over IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['route-table'],
  needs: ['route-table', 'subnet', ...exposureKinds],
  consults: ['egress-only-internet-gateway'],
  docs: {
    why:
      'IPv4 leaves these subnets through NAT or not at all, so nobody comes in; IPv6 goes to an internet gateway, which passes connections in both directions. ' +
      'What stands there with a public IPv6 address is reachable wherever a security group says ::/0. Where network ACLs, security groups or Block Public Access keep the internet out, the rule is silent.',
    fix: 'Send ::/0 to an egress-only internet gateway, unless the subnets are meant to be public over IPv6.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Route private IPv6 through egress-only gateways',
    rollback: 'replace-route --gateway-id with the internet gateway.',
    after: ['eigw-missing'],
  },
  check: (table, context) => {
    const { match, unreadPrefixLists } = lookUp(context, table, globalUnicast);
    const ipv4 = defaultRouteIn(context, table, anyIpv4);
    // Of IPv6-only subnets a table without an IPv4 default route says nothing: they may be meant to be public.
    const subnets = ipv6Subnets(context, table).filter((subnet) => ipv4.active || isDualStack(subnet));
    if (subnets.length === 0) return notApplicable;
    const evidence = saw(table, 'Routes');
    const unread = !match || !ipv4.active ? [...unreadPrefixLists, ...ipv4.unreadPrefixLists] : [];
    const isPublic = match?.target.type === 'internet-gateway' && isActive(match.route);
    if (!isPublic && match) return pass(evidence);
    if (unread.length > 0) return unknown(`the entries of prefix list ${unread.join(', ')} in ${table.id} could not be read`, evidence);
    if (!match || !oneWay.has(ipv4.active?.target.type)) return pass(evidence);
    const looked = subnets.map((subnet) => ({ subnet, exposure: ipv6Exposure(context, subnet) }));
    const reached = looked.flatMap(({ exposure }) => (exposure.state === 'open' ? exposure.reached : []));
    const exposed = looked.filter(({ exposure }) => exposure.state === 'open' || exposure.state === 'empty');
    if (reached.length === 0) {
      const unseen = looked.flatMap(({ exposure }) => (exposure.state === 'unseen' ? [exposure.why] : []));
      if (unseen.length > 0) return unknown(unseen.join('; '), evidence);
      if (exposed.length === 0) return pass(evidence);
    }
    const ids = exposed.map(({ subnet }) => subnet.id).join(', ');
    const who = reached.length > 0 ? `; ${reached.map(({ id }) => id).join(', ')} can be reached` : '; nothing stands there over IPv6 yet';
    return fail({
      path: exposed.slice(0, 1).map(({ subnet }) => hopAt(subnet, table, [match.route])),
      message: `${table.id} sends IPv4 of ${ids} to ${ipv4.active?.target.id ?? 'nowhere'} but ${match.text} to ${match.target.id}${who}`,
      ...(reached.length > 0 ? {} : { severity: { 'dual-stack': 'low', 'ipv6-only': 'low' } as const }),
      evidence: [...evidence, ...reached.flatMap((each) => saw(each, 'Ipv6Addresses', 'Groups'))],
      related: [
        ...exposed.map(({ subnet }) => relatedTo(subnet, 'is public over IPv6')),
        ...reached.map((each) => relatedTo(each, 'can be reached from the internet')),
      ],
      fix: fixOf(table, match, egressOnlyGatewayOf(context.consult('egress-only-internet-gateway') ?? [], table.data.VpcId)),
    });
  },
});

const fixOf = (table: RouteTable, { route, text }: RouteMatch, gateway: Resource<'egress-only-internet-gateway'> | undefined): Fix => {
  const made = newEgressOnlyGateway(table.data.VpcId ?? '');
  return disruptiveFix(`Send ${text} to an egress-only internet gateway${byItsOwner(table)}`, {
    cli: [
      ...(gateway ? [] : [`aws ec2 create-egress-only-internet-gateway --region ${table.region} --vpc-id ${table.data.VpcId}`]),
      `aws ec2 replace-route --region ${table.region} --route-table-id ${table.id} ${destinationOption(route)} --egress-only-internet-gateway-id ${gateway?.id ?? '<egress-only-gateway>'}`,
    ],
    terraform: [...(gateway ? [] : [made]), movedRoute(table.id, route, { egress_only_gateway_id: gateway?.id ?? idOf(made) })],
  });
};
