import { hasIpv6, hasPublicIpv6, inVpc, isShared } from '../../network/facts.ts';
import { defaultRoute, globalUnicast } from '../../network/internet.ts';
import { isActive } from '../../network/routes.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing, newResource } from '../../model/terraform.ts';
import { defineRule, rebuildFix } from '../define.ts';

const gateways = new Set(['internet-gateway', 'egress-only-internet-gateway']);

export default defineRule({
  id: 'vpc-ipv6-private-only',
  title: 'Internet routes over private IPv6 ranges',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['vpc'],
  needs: ['route-table', 'prefix-list', 'subnet'],
  docs: {
    why:
      'AWS drops private IPv6 addresses (unique local ones, or global ones that are kept private) at its edge, whatever gateway the routes name. ' +
      'Hosts prefer IPv6, so connections to the internet hang before they fall back, or fail in IPv6-only subnets. Private ranges for transit gateways and on-premises networks alone are in order.',
    fix: 'Associate a public IPv6 block as well and give the subnets blocks of it, or take the IPv6 default routes away.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Give the VPC a public IPv6 block',
    rollback:
      'associate-subnet-cidr-block with the old block, and disassociate-vpc-cidr-block once no subnet has a block of the new range.',
    after: ['vpc-ipv6-cidr-missing'],
  },
  applies: hasIpv6,
  check: (vpc, context) => {
    const evidence = saw(vpc, 'Ipv6CidrBlockAssociationSet');
    const isPublic = hasPublicIpv6(vpc);
    if (isPublic === true) return pass(evidence);
    if (isPublic === undefined) return unknown(`AWS did not say whether the IPv6 blocks of ${vpc.id} are public`, evidence);
    const routed = inVpc(context, 'subnet', vpc.id).map((subnet) => ({ subnet, ...defaultRoute(context, subnet, globalUnicast) }));
    const outward = routed.find(({ active }) => active && isActive(active.route) && gateways.has(active.target.type));
    if (outward?.active) {
      const { active, table, subnet } = outward;
      const privateBlocks = (subnet.data.Ipv6CidrBlockAssociationSet ?? []).flatMap(({ AssociationId, Ipv6CidrBlockState }) =>
        AssociationId && Ipv6CidrBlockState?.State === 'associated' ? [AssociationId] : [],
      );
      return fail({
        message: `all IPv6 blocks of ${vpc.id} are private, yet ${subnet.id} sends ${active.text} to ${active.target.id}`,
        evidence: [...evidence, ...(table ? saw(table, 'Routes') : [])],
        related: [relatedTo(subnet, 'routes private IPv6 to the internet'), ...(table ? [relatedTo(table, 'holds the route')] : [])],
        fix: rebuildFix('Add a public IPv6 block and give the subnets blocks of it', {
          cli: [
            `aws ec2 associate-vpc-cidr-block --region ${context.region} --vpc-id ${vpc.id} --amazon-provided-ipv6-cidr-block`,
            // A subnet has one IPv6 block at a time.
            ...privateBlocks.map((id) => `aws ec2 disassociate-subnet-cidr-block --region ${context.region} --association-id ${id}`),
            `aws ec2 associate-subnet-cidr-block --region ${context.region} --subnet-id ${subnet.id} --ipv6-cidr-block <free-64-block>`,
          ],
          terraform: [
            newResource('aws_vpc_ipv6_cidr_block_association', `${vpc.id}-public`, {
              vpc_id: vpc.id,
              assign_generated_ipv6_cidr_block: true,
            }),
            existing('aws_subnet', subnet.id, { ipv6_cidr_block: '<free-64-block>' }),
          ],
        }),
      });
    }
    const unread = routed.find(({ unreadPrefixLists }) => unreadPrefixLists.length > 0);
    if (unread) return unknown(`the entries of prefix list ${unread.unreadPrefixLists.join(', ')} could not be read`, evidence);
    if (isShared(vpc)) return unknown(`account ${vpc.data.OwnerId} shares ${vpc.id}, and its other subnets are not visible`, evidence);
    return pass(evidence);
  },
});
