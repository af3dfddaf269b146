import type { View } from '../model/inventory.ts';
import { launchTemplateUses } from '../model/launch-template.ts';
import type { Resource } from '../model/resource.ts';
import { findIn } from './compute.ts';
import { type AutoScalingGroup, nameOfUse, versionOf } from './launch-templates.ts';

export interface GroupTypes {
  readonly types: readonly string[];
  /** Why the list may lack some. */
  readonly unsure?: string;
}

type Configurations = readonly Resource<'launch-configuration'>[] | undefined;

/** The instance types that a group may launch, and those of its instances that run. */
export const typesOfGroup = (
  view: View<'launch-template-version'>,
  group: AutoScalingGroup,
  /** Undefined where they could not be read in full. */
  configurations: Configurations,
): GroupTypes => {
  const { LaunchConfigurationName } = group.data;
  const { types, unsure } = LaunchConfigurationName
    ? configurationType(group, LaunchConfigurationName, configurations)
    : configuredTypes(view, group);
  const running = (group.data.Instances ?? []).flatMap(({ InstanceType }) => InstanceType ?? []);
  return { types: [...new Set([...types, ...running])].toSorted(), ...(unsure === undefined ? {} : { unsure }) };
};

/** A launch configuration has one type, which every instance launched from it shows too. */
const configurationType = ({ data }: AutoScalingGroup, name: string, configurations: Configurations): GroupTypes => {
  const type = findIn(configurations, name)?.data.InstanceType;
  if (type) return { types: [type] };
  const shown = (data.Instances ?? []).some((instance) => instance.LaunchConfigurationName === name && instance.InstanceType);
  return shown ? { types: [] } : { types: [], unsure: `launch configuration ${name} is not visible` };
};

const configuredTypes = (view: View<'launch-template-version'>, group: AutoScalingGroup): GroupTypes => {
  const { MixedInstancesPolicy } = group.data;
  const overrides = MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  const types = overrides.flatMap(({ InstanceType }) => InstanceType ?? []);
  if (overrides.some(({ InstanceRequirements }) => InstanceRequirements)) return { types, unsure: byAttributes };
  // Types in the overrides replace the template's own.
  return types.length > 0 ? { types } : templateTypes(view, group);
};

/** `InstanceGenerations: current` is no proof: T2, M4 and C4 are of the current generation and run on Xen. */
const byAttributes = 'it chooses instance types by attributes (InstanceRequirements), which name no types';

const templateTypes = (view: View<'launch-template-version'>, group: AutoScalingGroup): GroupTypes => {
  const types: string[] = [];
  for (const use of launchTemplateUses(group)) {
    const version = versionOf(view, use);
    if (!version) return { types, unsure: `launch template ${nameOfUse(use)} is not visible` };
    const { InstanceType, InstanceRequirements } = version.data.LaunchTemplateData ?? {};
    if (InstanceRequirements) return { types, unsure: byAttributes };
    if (!InstanceType) return { types, unsure: `launch template ${nameOfUse(use)} names no instance type` };
    types.push(InstanceType);
  }
  return types.length > 0 ? { types } : { types, unsure: 'AWS named nothing that it launches from' };
};
