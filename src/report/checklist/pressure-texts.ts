import type { OwnerHolding, Overlapping, Pressure, SubnetPressure, VpcPressure, Workload } from '../../model/checklist/pressure.ts';
import { compare } from '../../model/order.ts';
import { few, grouped, plural, titled } from './cells.ts';

/** A number, or that it is not known. */
export const known = (count: number | null): string => (count === null ? 'unknown' : grouped(count));

/** The fullest first; those of which it is not known after all others. */
export const fullestFirst = (subnets: readonly SubnetPressure[]): readonly SubnetPressure[] =>
  subnets.toSorted((a, b) => fullness(b) - fullness(a) || compare(a.subnetId, b.subnetId));

const fullness = ({ used, usable }: SubnetPressure): number => (used === null ? -1 : used / usable);

export const share = ({ used, usable }: Pick<VpcPressure, 'used' | 'usable'>): string =>
  used === null || usable === null || usable === 0 ? '' : ` (${Math.min(100, Math.floor((used / usable) * 100))} %)`;

export const ownersText = (owners: readonly OwnerHolding[], unattributed: number | null): string => {
  const held = owners.filter(({ addresses }) => addresses > 0);
  const rest = unattributed === null ? ['the rest unknown'] : unattributed > 0 ? [`not shown or reserved ${grouped(unattributed)}`] : [];
  const shown = held.length > 0 ? [few(held, 5, ({ owner, addresses }) => `${owner} ${grouped(addresses)}`)] : [];
  return [...shown, ...rest].join(', ') || 'nobody';
};

export const prefixText = ({ freePrefixes: { atLeast, atMost } }: SubnetPressure): string =>
  atLeast === atMost ? grouped(atMost) : `${grouped(atLeast)} to ${grouped(atMost)}`;

export const blocksText = ({ blocks, quota, quotaAtLeast }: VpcPressure): string =>
  `${blocks.length} of ${quota === null ? `${grouped(quotaAtLeast)} or more` : grouped(quota)}`;

const connectionText = ({ connection, via }: Overlapping): string =>
  connection === 'connected' ? `connected by ${via ?? ''}` : connection === 'unknown' ? 'connected or not is unknown' : 'not connected';

export const overlapText = (overlap: Overlapping): string =>
  `${overlap.own} overlaps ${overlap.theirs} of ${overlap.other.vpcId} (${overlap.other.account}, ${overlap.other.region}), ${connectionText(overlap)}`;

const kindTexts: Readonly<Record<Workload['kind'], string>> = {
  'auto-scaling-group': 'Auto Scaling group',
  'ecs-service': 'ECS service',
  'ecs-tasks': 'ECS',
  'eks-nodegroup': 'EKS node group',
  'eks-nodes': 'other nodes of cluster',
  'eks-pods': 'pods of cluster',
  instance: 'EC2 instance',
  resource: '',
  service: '',
};

export const workloadText = ({ kind, service, id, name, basis }: Workload): string => {
  const guess = basis === 'matched' ? ', by subnet and security groups' : '';
  if (kind === 'service')
    return service === 'unattached' ? 'interfaces that nothing uses' : service === 'unknown' ? 'interfaces of unknown owners' : service;
  if (kind === 'resource') return `${service} ${id}`;
  // The ids of services and node groups are ARNs, at whose end the cluster and the name stand.
  const short = id.startsWith('arn:')
    ? id
        .split('/')
        .slice(1, kind === 'ecs-service' ? undefined : 3)
        .join('/')
    : id;
  return `${kindTexts[kind]} ${titled(short, short.endsWith(name ?? '') ? null : name)}${guess}`;
};

export const holdsText = ({ holds }: Workload): string =>
  few(holds, 3, ({ subnetId, addresses }) => `${grouped(addresses)} in ${subnetId}`);

export const freesText = ({ addresses, inShortSubnets }: Workload): string =>
  inShortSubnets > 0 ? `${grouped(addresses)}, ${grouped(inShortSubnets)} of them where they are scarce` : grouped(addresses);

/** Where the workloads of several accounts or regions are listed, each says its own. */
export const placeText = (pressure: Pressure): ((workload: { readonly account: string; readonly region: string }) => string) => {
  const places = new Set(pressure.vpcs.map(({ account, region }) => `${account} ${region}`));
  return ({ account, region }) => (places.size > 1 ? ` (${account}, ${region})` : '');
};

export const headline = ({ subnets, moveFirst, unread }: Pressure): string => {
  const short = subnets.filter(({ runsShort }) => runsShort).length;
  const uncounted = subnets.filter(({ runsShort }) => runsShort === null).length;
  const movable = moveFirst.reduce((sum, { addresses }) => sum + addresses, 0);
  return [
    `${short} of ${plural(subnets.length, 'subnet')} with IPv4 run short of addresses${uncounted > 0 ? `, ${uncounted} unknown` : ''}`,
    `what can move to IPv6-only subnets holds ${grouped(movable)}`,
    ...(unread.length > 0 ? ['not all could be read'] : []),
  ].join('; ');
};
