/**
 * Whether a zone is an ordinary Availability Zone: those are named after the region and one letter. Local Zones
 * (`us-west-2-lax-1a`) and Wavelength Zones (`us-east-1-wl1-bos-wlz-1`) have rules of their own for IPv6.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export const isOrdinaryZone = (region: string, zone: string): boolean => /^[a-z]$/.test(zone.replace(region, ''));
