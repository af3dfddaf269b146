/**
 * Whether a zone is an ordinary Availability Zone: those are named after the region and one letter. Local Zones
 * (`us-west-2-lax-1a`) and Wavelength Zones (`us-east-1-wl1-bos-wlz-1`) have rules of their own for IPv6.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export const isOrdinaryZone = (region: string, zone: string): boolean => /^[a-z]$/.test(zone.replace(region, ''));

/** What stands for a subnet that is yet to be made, in commands and messages. */
export const newSubnetId = (vpcId: string, zone: string): string => `<new-subnet-in-${zone}-of-${vpcId}>`;

/** What stands for the IPv6 block of a subnet that is yet to be made. */
export const newSubnetBlock = (vpcId: string, zone: string): string => `<free-64-block-in-${zone}-of-${vpcId}>`;
