import type { Resource } from '../model/resource.ts';
import type { AutoScalingGroup } from './launch-templates.ts';

type Instance = Resource<'instance'>;
type InstanceInterface = NonNullable<Instance['data']['NetworkInterfaces']>[number];

/** Instances are reached at the first interface of the first card. */
export const firstInterface = ({ data }: Instance): InstanceInterface | undefined =>
  data.NetworkInterfaces?.find(({ Attachment }) => Attachment?.DeviceIndex === 0 && (Attachment.NetworkCardIndex ?? 0) === 0);

const hasPrimaryIpv6 = (instance: Instance): boolean =>
  (firstInterface(instance)?.Ipv6Addresses ?? []).some(({ IsPrimaryIpv6 }) => IsPrimaryIpv6 === true);

/** Whether the instance shows its first interface, and no primary IPv6 address on it. */
export const lacksPrimaryIpv6 = (instance: Instance): boolean => firstInterface(instance) !== undefined && !hasPrimaryIpv6(instance);

/** Whether instances register in the target group by id, and are sent to over IPv6. */
export const wantsPrimaryIpv6 = ({ data }: Resource<'target-group'>): boolean =>
  data.IpAddressType === 'ipv6' && data.TargetType === 'instance';

/** The target groups of Elastic Load Balancing in which a group registers its instances; VPC Lattice has others. */
export const targetGroupArnsOf = ({ data }: AutoScalingGroup): readonly string[] => [
  ...new Set([
    ...(data.TargetGroupARNs ?? []),
    ...(data.TrafficSources ?? []).filter(({ Type }) => Type === 'elbv2').flatMap(({ Identifier }) => Identifier ?? []),
  ]),
];
