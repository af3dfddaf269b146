import type { AddressPlan } from '../model/checklist/address-plan.ts';
import type { StepItem } from '../model/checklist/step.ts';
import type { Target } from '../model/verdict.ts';
import { stepId, type UnorderedStep } from './steps.ts';

/** The first step of each VPC: to settle which block goes where, before anything is associated. */
export const addressStep = (plan: AddressPlan, target: Target): UnorderedStep => {
  const { account, region, vpcId, name, block, source, subnets, problems } = plan;
  const id = stepId({ account, region, vpcId }, 'address-plan');
  const planned = subnets.filter(({ state }) => state === 'planned');
  const from = { associated: block, amazon: 'a /56 that Amazon gives', 'ipam-pool': `a block of ${plan.ipamPoolId}` }[source];
  const state = problems.length > 0 ? 'check-by-hand' : planned.length > 0 || source !== 'associated' ? 'to-do' : 'done';
  const item: StepItem = {
    fingerprint: `${id}/${vpcId}`,
    resource: { kind: 'vpc', id: vpcId, arn: '', name, vpcIds: [vpcId] },
    state,
    when: 'now',
    severity: null,
    message: [
      ...(state === 'done' ? [] : [`${planned.length} of ${subnets.length} subnets get their blocks from ${from}`]),
      ...problems,
    ].join('; '),
    evidence: state === 'done' ? [{ resource: vpcId, member: 'Ipv6CidrBlockAssociationSet', value: block }] : [],
    missing: [],
    fix: null,
  };
  return {
    id,
    stage: 'address-plan',
    title: 'Settle the address plan',
    rule: null,
    account,
    region,
    vpcId,
    need: 'required',
    state,
    risk: null,
    rollback: 'Nothing is changed by a plan.',
    proof: `ipv6-audit checklist --target ${target} --region ${region} --vpc ${vpcId}`,
    items: [item],
  };
};
