import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed, standingIn } from '../../network/compute.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { anyIpv6, type DefaultRoute, defaultRoute } from '../../network/internet.ts';
import { isInternetFacing, isOnOutpost, isUsable, nameOfBalancer } from '../../network/load-balancers.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { defineRule, safeFix } from '../define.ts';

type Subnet = Resource<'subnet'>;

/** Where clients come in over IPv6: `unsure` where the next hop is a firewall or another network. */
const entryOf = ({ table, active, unreadPrefixLists }: DefaultRoute): 'open' | 'closed' | 'unsure' => {
  if (!table || unreadPrefixLists.length > 0) return 'unsure';
  if (active?.target.type === 'internet-gateway') return 'open';
  return !active || active.target.type === 'egress-only-internet-gateway' ? 'closed' : 'unsure';
};

const troubleText = (without: readonly Subnet[], closed: readonly Subnet[]): string => {
  const lacks = without.length > 0 ? [`${listed(without.map(({ id }) => id))} without an IPv6 block`] : [];
  const shut = closed.length > 0 ? [`${listed(closed.map(({ id }) => id))} without a route for ::/0 to an internet gateway`] : [];
  return [...lacks, ...shut].join(', and in ');
};

export default defineRule({
  id: 'elb-subnet-ipv6-missing',
  title: 'Load balancer in subnets that IPv6 does not reach',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['load-balancer'],
  needs: ['subnet', 'route-table', 'prefix-list'],
  docs: {
    why:
      'A load balancer becomes dual-stack only if each of its subnets has an IPv6 block: AWS refuses the change otherwise. ' +
      'An internet-facing one is reached over IPv6 only if each of them also routes ::/0 to an internet gateway; without it clients connect and hang.',
    fix: 'Give every subnet of the load balancer an IPv6 block and, where it faces the internet, the route. IPv6-only subnets do not serve: a load balancer needs both families.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-ip-address-type.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Bring IPv6 to load balancer subnets',
    rollback: 'delete-route of ::/0 and disassociate-subnet-cidr-block, once no interface of the subnet has an IPv6 address.',
    after: ['subnet-ipv6-cidr-missing', 'route-ipv6-default-missing'],
  },
  applies: (balancer) => isUsable(balancer) && !isOnOutpost(balancer),
  check: (balancer, context) => {
    const { subnets, missing } = standingIn(context, balancer.subnetIds ?? []);
    const without = subnets.filter((subnet) => !hasIpv6(subnet));
    const routes = new Map<Subnet, DefaultRoute>(subnets.map((subnet) => [subnet, defaultRoute(context, subnet, anyIpv6)]));
    const entries = subnets.map((subnet) => ({ subnet, entry: entryOf(routes.get(subnet) as DefaultRoute) }));
    const routed = isInternetFacing(balancer) ? entries.filter(({ subnet }) => hasIpv6(subnet)) : [];
    const closed = routed.filter(({ entry }) => entry === 'closed').map(({ subnet }) => subnet);
    const evidence = [
      ...saw(balancer, 'AvailabilityZones', 'IpAddressType', 'Scheme'),
      ...subnets.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet')),
    ];
    const troubled = [...without, ...closed];
    if (troubled.length > 0) {
      const blocks = ipv6Blocks(context.region, without);
      const tables = new Set(closed.flatMap((subnet) => routes.get(subnet)?.table?.id ?? []));
      return fail({
        message: `${nameOfBalancer(balancer)} stands in ${troubleText(without, closed)}`,
        evidence,
        related: troubled.map((subnet) => relatedTo(subnet, 'is not reached over IPv6')),
        fix: safeFix('Bring IPv6 to its subnets', {
          cli: [
            ...blocks.cli,
            ...[...tables].map(
              (id) =>
                `aws ec2 create-route --region ${context.region} --route-table-id ${id} --destination-ipv6-cidr-block ::/0 --gateway-id <internet-gateway>`,
            ),
          ],
          terraform: [
            ...blocks.terraform,
            ...[...tables].map((id) =>
              newResource('aws_route', `${id}_::/0`, {
                route_table_id: id,
                destination_ipv6_cidr_block: '::/0',
                gateway_id: '<internet-gateway>',
              }),
            ),
          ],
        }),
      });
    }
    if (missing.length > 0 || subnets.length === 0)
      return unknown(`the subnets ${listed(missing)} of the load balancer are not visible`, evidence);
    const unsure = routed.filter(({ entry }) => entry === 'unsure').map(({ subnet }) => subnet.id);
    if (unsure.length > 0) return unknown(`whether ::/0 of ${listed(unsure)} leads to an internet gateway cannot be told`, evidence);
    return pass(evidence);
  },
});
