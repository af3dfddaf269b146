import { byItsOwner, hasIpv6 } from '../../network/facts.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const broken: ReadonlySet<string> = new Set(['failing', 'failed', 'disassociating']);

export default defineRule({
  id: 'vpc-ipv6-cidr-not-ready',
  title: 'IPv6 range that did not come to be',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpc'],
  docs: {
    why: 'An IPv6 range whose association failed, or is being undone, carries no traffic: subnets with blocks of it have no IPv6, though the VPC has another range and looks ready.',
    fix: 'Read the status message, remove the association and make it again; open a case where it stays.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Clear up failed IPv6 ranges',
    rollback: 'associate-vpc-cidr-block; what failed has carried nothing.',
    after: ['vpc-ipv6-cidr-missing'],
  },
  // Of a VPC without a range in use vpc-ipv6-cidr-missing speaks, and names the states.
  applies: hasIpv6,
  check: (vpc, context) => {
    const blocks = vpc.data.Ipv6CidrBlockAssociationSet ?? [];
    const evidence = saw(vpc, 'Ipv6CidrBlockAssociationSet');
    const stuck = blocks.filter(({ Ipv6CidrBlockState }) => broken.has(Ipv6CidrBlockState?.State ?? ''));
    if (stuck.length > 0) {
      const states = stuck.map(({ Ipv6CidrBlock, Ipv6CidrBlockState }) => {
        const { State, StatusMessage } = Ipv6CidrBlockState ?? {};
        return `${Ipv6CidrBlock} is ${State}${StatusMessage ? ` (${StatusMessage})` : ''}`;
      });
      return fail({
        message: `${vpc.id}: ${states.join(', ')}`,
        evidence,
        fix: safeFix(`Remove what failed, and associate the range again if it is needed${byItsOwner(vpc)}`, {
          cli: [
            // What is being undone is so at somebody's wish.
            ...stuck
              .filter(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State !== 'disassociating')
              .map(
                ({ AssociationId }) =>
                  `aws ec2 disassociate-vpc-cidr-block --region ${context.region} --association-id ${AssociationId ?? '<association>'}`,
              ),
            `# and again: aws ec2 associate-vpc-cidr-block --region ${context.region} --vpc-id ${vpc.id} --amazon-provided-ipv6-cidr-block`,
          ],
        }),
      });
    }
    const coming = blocks.find(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === 'associating');
    return coming ? unknown(`${coming.Ipv6CidrBlock} is still being associated with ${vpc.id}`, evidence) : pass(evidence);
  },
});
