import { formatBlock } from '../../model/address.ts';
import { UserError } from '../../model/failure.ts';
import { globalRegion, type Inventory, indexSlice } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Trace, TraceReport } from '../../model/trace.ts';
import { serviceText } from '../security-groups.ts';
import { joined } from '../sharing.ts';
import { type Destination, destinationsOf } from './destinations.ts';
import { follow, type Sender, tcp } from './follow.ts';
import { resolve } from './names.ts';
import { type Scene, sendersOf } from './senders.ts';
import { sightKinds, traceKinds } from './types.ts';
import { worldsOf } from './world.ts';
import { describe } from './walk.ts';

/** What a trace looks at, for collecting no more than that. */
export const traceKindsNeeded: ReadonlySet<Kind> = new Set<Kind>([
  ...traceKinds,
  ...sightKinds,
  'instance',
  'ecs-service',
  'eks-cluster',
  'eks-nodegroup',
  'db-instance',
  'load-balancer',
  'listener',
]);

/** Follows packets from a source to a destination, as the command line names them. Pure: an inventory is all it looks at. */
export const traceAll = (inventory: Inventory, source: string, destination: string): TraceReport => {
  const slices = joined(inventory.slices.filter(({ region }) => region !== globalRegion).map(indexSlice));
  const worlds = worldsOf(slices);
  const scenes: readonly Scene[] = slices.map((slice) => ({
    slice,
    world: worlds.find(({ account, region }) => account === slice.account && region === slice.region),
  }));
  if (slices.length === 0) throw new UserError('Nothing was read, so there is nothing to trace.', 3);
  const destinations = destinationsOf(scenes, destination);
  const traces = sendersOf(scenes, source).flatMap((sender) =>
    destinations.filter(({ vpcId }) => vpcId === undefined || vpcId === sender.subnet.data.VpcId).map((each) => traceOne(sender, each)),
  );
  if (traces.length === 0) throw new UserError(`No ${destination} destination is visible in the VPC of ${source}.`);
  return { format: 'ipv6-audit-trace', version: '1.0', collectedAt: inventory.collectedAt, traces };
};

const traceOne = (sender: Sender, { label, records, ports, notes }: Destination): Trace => {
  const { text, destination, failure } = resolve(sender.world, sender.subnet, records);
  const about = { source: sender.at, destination: label, dns: text };
  if (!destination) {
    const { disposition, why } = failure ?? { disposition: 'unknown' as const, why: 'the name has no address' };
    const forward = { hops: [{ at: sender.at, steps: [] }], disposition, why };
    return { ...about, packet: '', forward, reply: null, disposition, why, notes };
  }
  const { packet, forward, reply, disposition, why } = follow(sender, destination, ports, 'all');
  const from = packet.source === packet.destination ? 'no address' : formatBlock(packet.source);
  const words = `${from} → ${describe(packet.destination)}, ${serviceText({ protocol: tcp, ...ports })}`;
  return { ...about, packet: words, forward, reply: reply ?? null, disposition, why, notes };
};

/** 0 delivered or out, 10 not, 11 unknown; of several traces the worst counts. */
export const traceExitCode = ({ traces }: TraceReport): 0 | 10 | 11 => {
  const sound = new Set(['delivered', 'exits']);
  const broken = traces.filter(({ disposition }) => !sound.has(disposition));
  if (broken.length === 0) return 0;
  return broken.every(({ disposition }) => disposition === 'unknown') ? 11 : 10;
};
