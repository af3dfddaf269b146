import type { View } from '../model/inventory.ts';
import { isVersionOf, launchTemplateUses, type LaunchTemplateUse } from '../model/launch-template.ts';
import { type Resource, tagKeysOf } from '../model/resource.ts';
import { addressOf, existing, expression, type TerraformArguments, type TerraformResource } from '../model/terraform.ts';
import type { Evidence } from '../model/verdict.ts';
import { isEksManaged, multimap } from './compute.ts';
import { oncePer } from './once.ts';

export type LaunchTemplateVersion = Resource<'launch-template-version'>;
export type AutoScalingGroup = Resource<'auto-scaling-group'>;
type TemplateData = NonNullable<LaunchTemplateVersion['data']['LaunchTemplateData']>;
export type InterfaceSpecification = NonNullable<TemplateData['NetworkInterfaces']>[number];

/** Versions by their template's id and by its name: a use may give either. */
const versionsByTemplate = oncePer((versions: readonly LaunchTemplateVersion[]) =>
  multimap(versions, ({ data }) => [data.LaunchTemplateId, data.LaunchTemplateName]),
);

const groupsByTemplate = oncePer((groups: readonly AutoScalingGroup[]) =>
  multimap(
    groups.filter((group) => !isEksManaged(tagKeysOf(group))),
    (group) => launchTemplateUses(group).map(({ id, name }) => id ?? name),
  ),
);

/** The version that a use means, or nothing where it is gone or was not read. */
export const versionOf = (view: View<'launch-template-version'>, use: LaunchTemplateUse): LaunchTemplateVersion | undefined =>
  versionsByTemplate(view.all('launch-template-version'))
    .get(use.id ?? use.name ?? '')
    ?.find((version) => isVersionOf(version, use));

/** What people write for a use: `lt-1 ($Default)`. */
export const nameOfUse = ({ id, name, version }: LaunchTemplateUse): string => `${id ?? name} (${version})`;

/** Of these Auto Scaling groups the ones that launch from this version, less those of managed node groups, which are judged as such. */
export const groupsAmong = (groups: readonly AutoScalingGroup[], version: LaunchTemplateVersion): readonly AutoScalingGroup[] => [
  ...new Set(
    [version.data.LaunchTemplateId, version.data.LaunchTemplateName]
      .flatMap((key) => groupsByTemplate(groups).get(key ?? '') ?? [])
      .filter((group) => launchTemplateUses(group).some((use) => isVersionOf(version, use))),
  ),
];

export const groupsLaunching = (view: View<'auto-scaling-group'>, version: LaunchTemplateVersion): readonly AutoScalingGroup[] =>
  groupsAmong(view.all('auto-scaling-group'), version);

/** EKS copies a node group's template into one of its own, which only EKS may change: it tags the nodes in it. */
export const isOwnedByEks = ({ data }: LaunchTemplateVersion): boolean =>
  (data.LaunchTemplateData?.TagSpecifications ?? []).some((spec) => isEksManaged((spec.Tags ?? []).map(({ Key }) => Key ?? '')));

/** The specification of the first interface. A version without any lets the subnet decide. */
export const primaryInterface = ({ data }: LaunchTemplateVersion): InterfaceSpecification | undefined =>
  data.LaunchTemplateData?.NetworkInterfaces?.find(({ DeviceIndex, NetworkCardIndex }) => !DeviceIndex && !NetworkCardIndex);

/** Evidence from what the version launches with. */
export const sawData = ({ id, data }: LaunchTemplateVersion, member: keyof TemplateData): readonly Evidence[] => [
  { resource: id, member: `LaunchTemplateData.${member}`, value: (data.LaunchTemplateData?.[member] ?? null) as Evidence['value'] },
];

/** Whether the group stays with the version it launches from until it is told of another one. */
const namesVersion = ({ data }: AutoScalingGroup): boolean =>
  data.LaunchTemplate !== undefined && data.LaunchTemplate.Version !== '$Latest';

/** Commands that make a new version with some data changed, and that move those groups to it which name a version. */
export const newVersionCommands = (
  { data, region }: LaunchTemplateVersion,
  change: object,
  groups: readonly AutoScalingGroup[],
): readonly string[] => [
  `aws ec2 create-launch-template-version --region ${region} --launch-template-id ${data.LaunchTemplateId} --source-version ${data.VersionNumber} --launch-template-data '${JSON.stringify(change)}'`,
  ...groups
    .filter(namesVersion)
    .map(
      ({ id }) =>
        `aws autoscaling update-auto-scaling-group --region ${region} --auto-scaling-group-name ${id} --launch-template LaunchTemplateId=${data.LaunchTemplateId},Version=<new-version>`,
    ),
  ...groups.map(({ id }) => `aws autoscaling start-instance-refresh --region ${region} --auto-scaling-group-name ${id}`),
];

/** The version's interfaces with the first one changed: a list that is given replaces the whole list of the source version. */
export const withPrimaryInterface = (version: LaunchTemplateVersion, change: object) => ({
  NetworkInterfaces: (version.data.LaunchTemplateData?.NetworkInterfaces ?? []).map((each) =>
    each === primaryInterface(version) ? { ...each, ...change } : each,
  ),
});

/** The same in Terraform, whose provider makes a version of each change of a launch template. */
export const newVersionInTerraform = (
  { data }: LaunchTemplateVersion,
  change: TerraformArguments,
  groups: readonly AutoScalingGroup[] = [],
): readonly TerraformResource[] => {
  const template = existing('aws_launch_template', data.LaunchTemplateId ?? '<template>', change);
  const newest = { id: template.of, version: expression(`${addressOf(template)}.latest_version`) };
  const moved = groups.filter(namesVersion);
  return [
    template,
    ...moved.map(({ id }) =>
      existing('aws_autoscaling_group', id, { launch_template: [newest], instance_refresh: [{ strategy: 'Rolling' }] }),
    ),
  ];
};
