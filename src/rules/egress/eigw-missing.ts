import { egressKinds, egressOnlyGatewayOf, ipv6Egress, isPrivate } from '../../network/egress.ts';
import { hasIpv6, inVpc, isShared } from '../../network/facts.ts';
import { hopAt } from '../../network/hops.ts';
import { idOf, newEgressOnlyGateway, newRoute } from '../../network/route-fixes.ts';
import type { TerraformResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const terraformOf = (vpcId: string, tables: readonly string[]): readonly TerraformResource[] => {
  const gateway = newEgressOnlyGateway(vpcId);
  return [gateway, ...tables.map((table) => newRoute(table, '::/0', { egress_only_gateway_id: idOf(gateway) }))];
};

export default defineRule({
  id: 'eigw-missing',
  title: 'VPC without an egress-only internet gateway for its private subnets',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['vpc'],
  needs: ['egress-only-internet-gateway', ...egressKinds],
  docs: {
    why:
      'Private subnets reach the IPv4 internet through a NAT gateway, and there is nothing that would do the same for their IPv6: hosts prefer IPv6, and connections to hosts with AAAA records fail or hang until the client falls back. ' +
      'One finding stands for all tables of the VPC; once the gateway is there, route-ipv6-default-missing names the tables that do not use it.',
    fix: 'Create an egress-only internet gateway, which costs nothing of itself, and send ::/0 of the private tables to it. There is at most one per VPC, and other VPCs cannot use it across a transit gateway or peering.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Create an egress-only internet gateway',
    rollback: 'delete-route for the routes to it, and then delete-egress-only-internet-gateway.',
  },
  applies: hasIpv6,
  check: (vpc, context) => {
    if (isShared(vpc)) return unknown(`account ${vpc.data.OwnerId} shares ${vpc.id}, and its egress-only gateways are not visible`);
    const gateway = egressOnlyGatewayOf(context.all('egress-only-internet-gateway'), vpc.id);
    if (gateway) return pass(saw(gateway, 'Attachments'));
    const tables = inVpc(context, 'route-table', vpc.id).map((table) => ({ table, egress: ipv6Egress(context, table) }));
    const lacking = tables.flatMap(({ table, egress }) =>
      egress.state === 'missing' && isPrivate(egress.like) ? [{ table, like: egress.like, subnets: egress.subnets }] : [],
    );
    if (lacking.length === 0) {
      const unseen = tables.flatMap(({ egress }) => (egress.state === 'unseen' ? [egress.why] : []));
      return unseen.length > 0 ? unknown(unseen.join('; ')) : notApplicable;
    }
    const ways = lacking.map(({ table, like }) => `${table.id} (${like.text} to ${like.target.id})`);
    return fail({
      path: lacking.slice(0, 1).flatMap(({ table, subnets }) => subnets.slice(0, 1).map((subnet) => hopAt(subnet, table, []))),
      message: `${vpc.id} has no egress-only internet gateway, so private IPv6 traffic of ${ways.join(', ')} has no way out`,
      evidence: lacking.flatMap(({ table }) => saw(table, 'Routes')),
      related: lacking.flatMap(({ table, subnets }) => [
        relatedTo(table, 'has no ::/0'),
        ...subnets.map((subnet) => relatedTo(subnet, 'has IPv6 and no way out over it')),
      ]),
      fix: safeFix('Create the gateway and send ::/0 to it', {
        cli: [
          `aws ec2 create-egress-only-internet-gateway --region ${context.region} --vpc-id ${vpc.id}`,
          ...lacking.map(
            ({ table }) =>
              `aws ec2 create-route --region ${context.region} --route-table-id ${table.id} --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id <egress-only-gateway>`,
          ),
        ],
        terraform: terraformOf(
          vpc.id,
          lacking.map(({ table }) => table.id),
        ),
      }),
    });
  },
});
