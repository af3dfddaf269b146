import type { RuleDocs, RulePlan } from './define.ts';

/** Neither being made nor being deleted. */
export const isSettledMountTarget = (state = 'available'): boolean => state === 'available' || state === 'updating';

export const mountTargetFix: RuleDocs['fix'] =
  'Delete the mount target and make a new one of type DUAL_STACK in the same subnet, which needs an IPv6 block; clients of that zone are cut off in between. Security groups need IPv6 rules for port 2049.';

export const mountTargetPlan: RulePlan = {
  stage: 'data',
  step: 'Replace mount targets by dual-stack ones',
  rollback: 'delete-mount-target, then create-mount-target with IPV4_ONLY in the same subnet; clients of the zone are cut off in between.',
};

/** The commands of the two services, which take the same arguments. */
export const replacingMountTarget = (
  service: 'efs' | 's3files',
  region: string,
  target: { readonly id: string; readonly fileSystemId: string | undefined; readonly subnetId: string | undefined },
): readonly string[] => [
  `aws ${service} delete-mount-target --region ${region} --mount-target-id ${target.id}`,
  `aws ${service} create-mount-target --region ${region} --file-system-id ${target.fileSystemId} --subnet-id ${target.subnetId} --ip-address-type DUAL_STACK --security-groups <as-before>`,
];
