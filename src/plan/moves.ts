import type { Pressure, Workload } from '../model/checklist/pressure.ts';
import type { StepItem } from '../model/checklist/step.ts';
import { compare } from '../model/order.ts';
import type { Stage } from '../model/stage.ts';
import { stateOf, stepId, type UnorderedStep } from './steps.ts';

/** What no rule can say, since nothing is wrong yet: workloads leave IPv4, and the subnets that they left can go. */
export const movesOf = (pressure: Pressure, vpcIds: readonly string[]): readonly UnorderedStep[] => {
  const candidates = [...pressure.moveFirst, ...pressure.unclear].flatMap((workload) =>
    [...new Set(workload.holds.map(({ vpcId }) => vpcId))].map((vpcId) => ({ workload, vpcId })),
  );
  const wanted = candidates.filter(({ vpcId }) => vpcIds.length === 0 || vpcIds.includes(vpcId));
  const groups = Map.groupBy(wanted, ({ workload, vpcId }) => `${workload.account}/${workload.region}/${vpcId}/${workload.kind}`);
  return [...[...groups.values()].map(moveStep), ...emptied(pressure, vpcIds)];
};

const named: Record<Workload['kind'], readonly [Stage, string]> = {
  instance: ['compute', 'Move instances'],
  'auto-scaling-group': ['compute', 'Move Auto Scaling groups'],
  'ecs-service': ['containers', 'Move ECS services'],
  'ecs-tasks': ['containers', 'Move ECS tasks'],
  'eks-nodegroup': ['containers', 'Move EKS node groups'],
  'eks-nodes': ['containers', 'Move EKS nodes'],
  'eks-pods': ['containers', 'Move EKS pods'],
  resource: ['data', 'Move resources of managed services'],
  service: ['data', 'Move what managed services hold'],
};

const moveStep = (group: readonly { readonly workload: Workload; readonly vpcId: string }[]): UnorderedStep => {
  const [{ workload, vpcId }] = group as [(typeof group)[number]];
  const [stage, title] = named[workload.kind];
  const place = { account: workload.account, region: workload.region, vpcId };
  const id = stepId(place, `move-${workload.kind}`);
  const items = group.map((each) => itemOf(id, each.workload, vpcId));
  return {
    id,
    stage,
    title: `${title} to IPv6-only subnets`,
    rule: null,
    ...place,
    need: 'required',
    state: stateOf(items),
    risk: items.some(({ state }) => state === 'to-do') ? 'rebuild' : null,
    rollback: 'Keep the old subnets and what runs there until the new serves; point the load balancer or the service back at them.',
    proof: `ipv6-audit checklist --target ipv6-only --region ${place.region} --vpc ${vpcId}`,
    items,
  };
};

const itemOf = (stepOf: string, workload: Workload, vpcId: string): StepItem => {
  const holds = workload.holds.filter((each) => each.vpcId === vpcId);
  const addresses = holds.reduce((sum, each) => sum + each.addresses, 0);
  const subnets = holds.map(({ subnetId }) => subnetId).join(', ');
  const freed = `frees ${addresses} IPv4 ${addresses === 1 ? 'address' : 'addresses'} in ${subnets}`;
  const movable = workload.can === 'movable';
  return {
    fingerprint: `${stepOf}/${workload.id}`,
    resource: {
      kind: workload.kind,
      id: workload.id,
      arn: workload.id.startsWith('arn:') ? workload.id : '',
      name: workload.name,
      vpcIds: [vpcId],
    },
    state: movable ? 'to-do' : 'check-by-hand',
    when: 'now',
    severity: null,
    message: movable ? `${freed}${workload.how ? `: ${workload.how}` : ''}` : `${workload.why}; ${freed} if it can`,
    evidence: [],
    missing: [...workload.missing],
    fix: null,
  };
};

/** Subnets all of whose addresses are held by what can move. */
const emptied = (pressure: Pressure, vpcIds: readonly string[]): readonly UnorderedStep[] => {
  const staying = new Set([...pressure.keepsIpv4, ...pressure.unclear].flatMap(({ holds }) => holds.map(({ subnetId }) => subnetId)));
  const leaving = new Set(pressure.moveFirst.flatMap(({ holds }) => holds.map(({ subnetId }) => subnetId)));
  const subnets = pressure.subnets.filter(
    ({ subnetId, vpcId, unattributed, sharedBy }) =>
      leaving.has(subnetId) &&
      !staying.has(subnetId) &&
      unattributed === 0 &&
      sharedBy === null &&
      (vpcIds.length === 0 || vpcIds.includes(vpcId)),
  );
  return [...Map.groupBy(subnets, ({ account, region, vpcId }) => `${account}/${region}/${vpcId}`).values()].map((group) => {
    const [{ account, region, vpcId }] = group as [(typeof group)[number]];
    const place = { account, region, vpcId };
    const id = stepId(place, 'delete-emptied-subnets');
    return {
      id,
      stage: 'withdraw-ipv4',
      title: 'Delete the subnets that have emptied',
      rule: null,
      ...place,
      need: 'optional',
      state: 'to-do',
      risk: 'rebuild',
      rollback: 'create-subnet with the same blocks, while nothing else has taken them.',
      proof: `aws ec2 describe-subnets --region ${region} --filters Name=vpc-id,Values=${vpcId}`,
      items: group
        .toSorted((a, b) => compare(a.subnetId, b.subnetId))
        .map((subnet): StepItem => ({
          fingerprint: `${id}/${subnet.subnetId}`,
          resource: { kind: 'subnet', id: subnet.subnetId, arn: '', name: subnet.name, vpcIds: [vpcId] },
          state: 'to-do',
          when: 'later',
          severity: null,
          message: `everything in ${subnet.subnetId} (${subnet.cidr}) can move; once it has, the subnet can go`,
          evidence: [],
          missing: [],
          fix: {
            effect: 'rebuild',
            summary: 'Delete the subnet once it is empty',
            cli: [`aws ec2 delete-subnet --region ${region} --subnet-id ${subnet.subnetId}`],
            terraform: null,
          },
        })),
    };
  });
};
