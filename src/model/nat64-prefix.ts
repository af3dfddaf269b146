import { cidr } from './address.ts';

/**
 * The well-known prefix of RFC 6052, section 2.1, which DNS64 of the Amazon resolver puts before an IPv4 address.
 * AWS uses it for private IPv4 addresses too, which the RFC (section 3.1) forbids elsewhere.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
export const wellKnownPrefix = cidr('64:ff9b::/96');
