import { newResource, type TerraformResource } from '../model/terraform.ts';
import { newSubnetBlock } from './zones.ts';

/** Where the zone is still to be chosen, so is all that goes with it. */
const placeOf = (vpcId: string, zone: string | undefined): { readonly zone: string; readonly block: string } =>
  zone === undefined ? { zone: '<zone>', block: '<free-64-block>' } : { zone, block: newSubnetBlock(vpcId, zone) };

/** An IPv6-only subnet; that it is one can never be changed. */
export const newIpv6OnlySubnet = (vpcId: string, zone?: string): TerraformResource =>
  newResource('aws_subnet', `ipv6-only-${zone ?? vpcId}`, {
    vpc_id: vpcId,
    availability_zone: placeOf(vpcId, zone).zone,
    ipv6_cidr_block: placeOf(vpcId, zone).block,
    ipv6_native: true,
    assign_ipv6_address_on_creation: true,
    enable_dns64: true,
    private_dns_hostname_type_on_launch: 'resource-name',
    enable_resource_name_dns_aaaa_record_on_launch: true,
  });

export const createIpv6OnlySubnet = (region: string, vpcId: string, zone?: string): string => {
  const place = placeOf(vpcId, zone);
  return `aws ec2 create-subnet --region ${region} --vpc-id ${vpcId} --ipv6-native --ipv6-cidr-block ${place.block} --availability-zone ${place.zone}`;
};
