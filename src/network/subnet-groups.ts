import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { existing } from '../model/terraform.ts';
import { type Evidence, fail, type Fix, pass, relatedTo, unknown, type Verdict } from '../model/verdict.ts';
import { byItsOwner, hasIpv6, isIpv6Only } from './facts.ts';

type Group = Resource<'cache-subnet-group' | 'memorydb-subnet-group' | 'dax-subnet-group' | 'redshift-subnet-group' | 'dms-subnet-group'>;

interface Asked {
  /** The network types that AWS says the group supports. */
  readonly types: readonly string[] | undefined;
  /** What the service calls dual-stack. */
  readonly dual: string;
  /** What stands in the group. */
  readonly users: readonly Resource[];
  readonly evidence: readonly Evidence[];
}

/** How subnets without IPv6 get their blocks. */
export const ipv6Blocks = (region: string, bare: readonly Resource<'subnet'>[]) =>
  ({
    cli: bare.map(({ id }) => `aws ec2 associate-subnet-cidr-block --region ${region} --subnet-id ${id} --ipv6-cidr-block <free-64-block>`),
    terraform: bare.map(({ id }) => existing('aws_subnet', id, { ipv6_cidr_block: '<free-64-block>' })),
  }) as const;

export const ipv6BlocksFix = (region: string, bare: readonly Resource<'subnet'>[]): Fix => ({
  effect: 'safe',
  summary: 'Associate an IPv6 block with each subnet of the group',
  ...ipv6Blocks(region, bare),
});

/** Whether a subnet group can hold something dual-stack, as AWS says, and which of its subnets are in the way. */
export const judgeSubnetGroup = (view: View<'subnet'>, group: Group, { types, dual, users, evidence }: Asked): Verdict => {
  if (!types || types.length === 0) return unknown(`AWS does not say which network types ${group.id} supports`, evidence);
  // The spelling of these values is nowhere fixed for DMS and Redshift.
  const supported = types.map((type) => type.toLowerCase());
  const isForIpv6Only = supported.length === 1 && supported[0] === 'ipv6';
  if (supported.includes(dual) || isForIpv6Only) return pass(evidence);
  const ids = group.subnetIds ?? [];
  const seen = ids.flatMap((id) => view.get('subnet', id) ?? []);
  const bare = seen.filter((subnet) => !hasIpv6(subnet) && !isIpv6Only(subnet));
  const native = seen.filter(isIpv6Only);
  const unseen = ids.filter((id) => !view.get('subnet', id));
  const parts = [
    ...(bare.length > 0 ? [`${bare.map((subnet) => subnet.id + byItsOwner(subnet)).join(', ')} without an IPv6 block`] : []),
    ...(native.length > 0 ? [`${native.map(({ id }) => id).join(', ')} without IPv4`] : []),
    ...(unseen.length > 0 ? [`${unseen.join(', ')} not in sight`] : []),
  ];
  return fail({
    message: `${group.id} supports ${types.join(', ')} only${parts.length > 0 ? `: ${parts.join('; ')}` : ''}`,
    evidence,
    ...(users.length > 0 ? {} : { severity: { 'dual-stack': 'info' } }),
    related: [
      ...users.map((user) => relatedTo(user, 'stands in the group')),
      ...[...bare, ...native].map((subnet) => relatedTo(subnet, 'is not dual-stack')),
    ],
    ...(bare.length > 0 ? { fix: ipv6BlocksFix(view.region, bare) } : {}),
  });
};
