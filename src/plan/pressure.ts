import type { Pressure } from '../model/checklist/pressure.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { spaceOf } from './pressure/space.ts';
import { subnetPressures } from './pressure/subnets.ts';
import { vpcPressures } from './pressure/vpcs.ts';
import { ranked, workloadsOf } from './pressure/workloads.ts';
import { unreadOf } from './unread.ts';

/** What the pressure on IPv4 is told from, and what is unknown where it was not read. */
const stakes = {
  'cache-cluster': 'which caches can have IPv6',
  'ecs-container-instance': 'on which operating system tasks on EC2 run',
  'ecs-service': 'which tasks are of which ECS service, and what it needs',
  'ecs-task-definition': 'on which operating system tasks run',
  'eks-cluster': 'which family the pods of a cluster have',
  'eks-nodegroup': 'the ids of node groups',
  instance: 'which Auto Scaling group, cluster or node group an interface belongs to',
  'instance-type': 'which instances can be in IPv6-only subnets',
  'network-interface': 'who holds the addresses, and who could give them back',
  'replication-group': 'which caches are part of a global datastore',
  'service-quota': 'how many IPv4 blocks a VPC may have',
  subnet: 'how full the subnets are, and so the VPCs',
  'transit-gateway-vpc-attachment': 'whether VPCs with overlapping blocks are connected by a transit gateway',
  vpc: 'how full the VPCs are, and which blocks overlap theirs',
  'vpc-endpoint': 'which services endpoints lead to',
  'vpc-endpoint-service': 'which endpoints can have IPv6',
  'vpc-peering-connection': 'whether VPCs with overlapping blocks are connected through a third',
} as const satisfies Readonly<Partial<Record<Kind, string>>>;

/** The kinds that the pressure is told from. */
export const pressureKinds = Object.keys(stakes) as readonly (keyof typeof stakes)[];

/** Who holds the IPv4 addresses, how few are left where, and what should move to IPv6-only subnets first. */
export const ipv4Pressure = (slices: readonly IndexedSlice[]): Pressure => {
  const space = spaceOf(slices);
  const subnets = subnetPressures(space);
  const short = new Set(subnets.filter(({ runsShort }) => runsShort).map(({ subnetId }) => subnetId));
  return {
    subnets,
    vpcs: vpcPressures(space, subnets),
    ...ranked(workloadsOf(space, short)),
    unread: unreadOf(slices, stakes),
  };
};
