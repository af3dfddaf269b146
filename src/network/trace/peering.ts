import type { Packet } from './types.ts';
import { arriveIn, type Onward, type Position } from './walk.ts';

/** Over a peering connection straight to the other VPC: there is no routing behind it. */
export const throughPeering = ({ world, vpcId }: Position, packet: Packet, id: string): Onward => {
  const peerings = world.consult('vpc-peering-connection');
  const peering = peerings?.find((each) => each.id === id)?.data;
  const unseen = (why: string): Onward => ({ steps: [], end: { disposition: 'unknown', why } });
  if (!peering) return unseen(`peering connection ${id} is not visible`);
  if (peering.Status?.Code !== 'active')
    return {
      steps: [],
      end: { disposition: 'blackhole', why: `peering connection ${id} is ${peering.Status?.Code ?? 'in no known state'}` },
    };
  const other = peering.RequesterVpcInfo?.VpcId === vpcId ? peering.AccepterVpcInfo : peering.RequesterVpcInfo;
  const there = world.neighbours().find((each) => each.get('vpc', other?.VpcId));
  if (!there) return unseen(`${other?.VpcId ?? 'the other VPC'} of ${other?.OwnerId ?? 'another account'}, behind ${id}, was not read`);
  return { steps: [], end: arriveIn(there, other?.VpcId, packet) };
};
