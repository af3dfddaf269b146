import { inVpc, isIpv6Only } from '../../network/facts.ts';
import type { Resource } from '../../model/resource.ts';
import { addressOf, existing, expression, newResource, type TerraformResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

/** Local and Wavelength Zones (`us-east-1-bos-1a`) and Outposts take no attachment of their own. */
const isInZone = ({ data }: Resource<'subnet'>, region: string): boolean =>
  !data.OutpostArn && (data.AvailabilityZone === undefined || /^[a-z]$/.test(data.AvailabilityZone.slice(region.length)));

const subnetsFor = ({ id, data }: Resource<'transit-gateway-vpc-attachment'>, zones: readonly string[]): readonly TerraformResource[] => {
  const made = zones.map((zone) =>
    newResource('aws_subnet', `${id}-${zone}`, {
      vpc_id: data.VpcId ?? '<vpc>',
      availability_zone: zone,
      cidr_block: '<ipv4-cidr>',
      ipv6_cidr_block: '<ipv6-cidr>',
    }),
  );
  const subnet_ids = [...(data.SubnetIds ?? []), ...made.map((subnet) => expression(`${addressOf(subnet)}.id`))];
  return [...made, existing('aws_ec2_transit_gateway_vpc_attachment', id, { subnet_ids })];
};

export default defineRule({
  id: 'tgw-attachment-needs-ipv4-subnet',
  title: 'Availability Zone has only IPv6-only subnets, which a transit gateway cannot use',
  severity: { 'ipv6-only': 'high' },
  subjects: ['transit-gateway-vpc-attachment'],
  needs: ['subnet', 'vpc'],
  elsewhere: ['vpc'],
  docs: {
    why: 'A VPC attachment puts one interface into a subnet of each Availability Zone, and cannot use IPv6-only subnets. Hosts in a zone where the attachment has no subnet do not reach the transit gateway at all.',
    fix: 'Keep one small dual-stack subnet (a /28 will do) for the attachment in each zone that has IPv6-only subnets.',
    links: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Add dual-stack subnets for the transit gateway',
    rollback: 'modify-transit-gateway-vpc-attachment with --remove-subnet-ids, then delete-subnet.',
  },
  applies: ({ data }) => data.State === 'available' || data.State === 'modifying',
  check: (attachment, context) => {
    const { VpcId, VpcOwnerId } = attachment.data;
    if (!context.get('vpc', VpcId)) {
      // The owner of a transit gateway sees the attachments of all accounts; each is judged where its VPC is.
      if (context.everywhere('vpc').some(({ id }) => id === VpcId)) return notApplicable;
      return unknown(`the VPC ${VpcId ?? ''} of account ${VpcOwnerId ?? ''} is not visible, nor are its subnets`, saw(attachment, 'VpcId'));
    }
    const subnets = inVpc(context, 'subnet', VpcId).filter((subnet) => isInZone(subnet, context.region));
    if (!subnets.some(isIpv6Only)) return notApplicable;
    const zones = Map.groupBy(subnets, ({ data }) => data.AvailabilityZone ?? data.AvailabilityZoneId ?? '');
    const stranded = [...zones].filter(([, members]) => members.every(isIpv6Only));
    const evidence = [...saw(attachment, 'SubnetIds'), ...subnets.filter(isIpv6Only).flatMap((subnet) => saw(subnet, 'Ipv6Native'))];
    if (stranded.length === 0) return pass(evidence);
    const names = stranded.map(([zone]) => zone).toSorted();
    return fail({
      message: `${attachment.id} cannot enter ${names.join(', ')}, where ${VpcId} has only IPv6-only subnets`,
      evidence,
      related: stranded.flatMap(([, members]) => members.map((subnet) => relatedTo(subnet, 'cannot hold the attachment'))),
      fix: safeFix('Add a dual-stack subnet for the attachment in each such zone', {
        cli: names.flatMap((zone) => [
          `aws ec2 create-subnet --region ${context.region} --vpc-id ${VpcId} --availability-zone ${zone} --cidr-block <ipv4-cidr> --ipv6-cidr-block <ipv6-cidr>`,
          `aws ec2 modify-transit-gateway-vpc-attachment --region ${context.region} --transit-gateway-attachment-id ${attachment.id} --add-subnet-ids <subnet>`,
        ]),
        terraform: subnetsFor(attachment, names),
      }),
    });
  },
});
