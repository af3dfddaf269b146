import { egressKinds, egressOnlyGatewayOf, ipv6Egress, isPrivate } from '../../network/egress.ts';
import { byItsOwner, isShared } from '../../network/facts.ts';
import { newRoute } from '../../network/route-fixes.ts';
import { isBlackhole, type RouteTarget } from '../../network/routes.ts';
import { pathFrom, sightKinds } from '../../network/nat64-trace.ts';
import type { TerraformArguments } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

/** The target's option of the AWS CLI and its argument of Terraform, for an IPv6 default route that follows the IPv4 one. */
const twinOf = ({ type, id }: RouteTarget, egressOnly: string): { readonly cli: string; readonly terraform: TerraformArguments } => {
  if (type === 'internet-gateway') return { cli: `--gateway-id ${id}`, terraform: { gateway_id: id } };
  if (type === 'transit-gateway') return { cli: `--transit-gateway-id ${id}`, terraform: { transit_gateway_id: id } };
  if (type === 'core-network') return { cli: `--core-network-arn ${id}`, terraform: { core_network_arn: id } };
  if (type === 'appliance-endpoint') return { cli: `--vpc-endpoint-id ${id}`, terraform: { vpc_endpoint_id: id } };
  return { cli: `--egress-only-internet-gateway-id ${egressOnly}`, terraform: { egress_only_gateway_id: egressOnly } };
};

export default defineRule({
  id: 'route-ipv6-default-missing',
  title: 'Subnets with a way to the internet over IPv4 and none over IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['route-table'],
  needs: [...egressKinds, 'vpc'],
  consults: ['egress-only-internet-gateway', ...sightKinds],
  elsewhere: walkedKinds,
  docs: {
    why:
      'Hosts have IPv6 addresses and prefer IPv6, but the table has no route to the IPv6 internet: connections to hosts with AAAA records fail, or hang until the client falls back to IPv4. ' +
      'DNS64 does not help, since it leaves names that have AAAA records alone. Where the VPC lacks the egress-only internet gateway for private subnets, eigw-missing says it once for all tables.',
    fix: 'Add ::/0: to the internet gateway for public subnets, to an egress-only internet gateway for private ones.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Add the IPv6 default route',
    rollback: 'delete-route --destination-ipv6-cidr-block ::/0.',
    after: ['eigw-missing'],
  },
  check: (table, context) => {
    const egress = ipv6Egress(context, table);
    const evidence = saw(table, 'Routes');
    if (egress.state === 'no-ipv6' || egress.state === 'isolated') return notApplicable;
    if (egress.state === 'unseen') return unknown(egress.why, evidence);
    // route-ipv6-blackhole speaks of the route that is there and dead.
    if (egress.state === 'routed') return isBlackhole(egress.match.route) ? notApplicable : pass(evidence);
    const { like, subnets } = egress;
    // A participant of a shared VPC sees none of its egress-only gateways.
    const gateways = isShared(table) ? undefined : context.consult('egress-only-internet-gateway');
    const gateway = gateways && egressOnlyGatewayOf(gateways, table.data.VpcId);
    if (isPrivate(like) && gateways && !gateway) return notApplicable;
    const twin = twinOf(like.target, gateway?.id ?? '<egress-only-gateway>');
    const [first] = subnets;
    return fail({
      ...(first ? { path: pathFrom(worldOf(context), first, 'ipv6-internet').forward.hops } : {}),
      message: `${table.id} sends ${like.text} to ${like.target.id} and has no ::/0, for ${subnets.map(({ id }) => id).join(', ')}`,
      evidence,
      related: subnets.map((subnet) => relatedTo(subnet, 'has IPv6 and follows the table')),
      fix: safeFix(`Add the IPv6 default route${byItsOwner(table)}`, {
        cli: [
          `aws ec2 create-route --region ${context.region} --route-table-id ${table.id} --destination-ipv6-cidr-block ::/0 ${twin.cli}`,
        ],
        terraform: [newRoute(table.id, '::/0', twin.terraform)],
      }),
    });
  },
});
