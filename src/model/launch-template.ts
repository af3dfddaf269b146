import type { Resource } from './resource.ts';

/** A launch template as Auto Scaling and EKS name it. */
export interface LaunchTemplateUse {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** A number, `$Latest` or `$Default`. */
  readonly version: string;
}

interface AutoScalingSpecification {
  readonly LaunchTemplateId?: string | undefined;
  readonly LaunchTemplateName?: string | undefined;
  readonly Version?: string | undefined;
}

/** Both services take the default version where none is named. */
const used = (spec: AutoScalingSpecification | undefined): readonly LaunchTemplateUse[] =>
  spec ? [{ id: spec.LaunchTemplateId, name: spec.LaunchTemplateName, version: spec.Version ?? '$Default' }] : [];

/** The launch templates that a group launches from, those of its overrides included. */
export const launchTemplateUses = (group: Resource<'auto-scaling-group' | 'eks-nodegroup'>): readonly LaunchTemplateUse[] => {
  if (group.kind === 'eks-nodegroup') {
    const { id, name, version } = group.data.launchTemplate ?? {};
    return id || name ? [{ id, name, version: version ?? '$Default' }] : [];
  }
  const mixed = group.data.MixedInstancesPolicy?.LaunchTemplate;
  return [
    ...used(group.data.LaunchTemplate),
    ...used(mixed?.LaunchTemplateSpecification),
    ...(mixed?.Overrides ?? []).flatMap((override) => used(override.LaunchTemplateSpecification)),
  ];
};

/** Whether this version is the one that a use means. */
export const isVersionOf = ({ data }: Resource<'launch-template-version'>, { id, name, version }: LaunchTemplateUse): boolean => {
  if (id ? data.LaunchTemplateId !== id : data.LaunchTemplateName !== name) return false;
  if (version === '$Latest') return data.Latest === true;
  return version === '$Default' ? data.DefaultVersion === true : String(data.VersionNumber) === version;
};
