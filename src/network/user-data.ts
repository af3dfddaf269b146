import { isVersionOf, launchTemplateUses } from '../model/launch-template.ts';
import type { Resource } from '../model/resource.ts';
import { addressOf, existing, expression, type TerraformResource } from '../model/terraform.ts';
import type { Evidence } from '../model/verdict.ts';
import { type AutoScalingGroup, groupsAmong, isOwnedByEks, newVersionCommands, newVersionInTerraform } from './launch-templates.ts';

/** What hands user data to instances. */
export type Launching = Resource<'launch-template-version' | 'launch-configuration'>;
export const launchingKinds = ['launch-template-version', 'launch-configuration'] as const;
type Inspection = NonNullable<Launching['data']['UserDataInspection']>;
type Nodegroup = Resource<'eks-nodegroup'>;

/** The listings in which users are looked for; undefined where one could not be read in full. */
interface Listings {
  readonly groups: readonly AutoScalingGroup[] | undefined;
  readonly nodegroups: readonly Nodegroup[] | undefined;
}

interface Users {
  readonly groups: readonly AutoScalingGroup[];
  readonly nodegroups: readonly Nodegroup[];
}

export type UserData = Users & ({ readonly inspection: Inspection } | { readonly unsure: string });

/** EKS copies the user data of a node group's template into its own, where only the user's is to be mended. */
export const mayHaveUserData = (subject: Launching): boolean =>
  subject.data.UserDataInspection?.present !== false && !(subject.kind === 'launch-template-version' && isOwnedByEks(subject));

const groupsOf = (subject: Launching, groups: readonly AutoScalingGroup[]): readonly AutoScalingGroup[] =>
  subject.kind === 'launch-template-version'
    ? groupsAmong(groups, subject)
    : groups.filter(({ data }) => data.LaunchConfigurationName === subject.id);

const nodegroupsOf = (subject: Launching, nodegroups: readonly Nodegroup[]): readonly Nodegroup[] =>
  subject.kind === 'launch-template-version'
    ? nodegroups.filter((each) => each.data.status !== 'DELETING' && launchTemplateUses(each).some((use) => isVersionOf(subject, use)))
    : [];

/** User data that instances are launched with; nothing where nobody launches with it, and why where that cannot be told. */
export const userDataInUse = (subject: Launching, listings: Listings): UserData | undefined => {
  const users = { groups: groupsOf(subject, listings.groups ?? []), nodegroups: nodegroupsOf(subject, listings.nodegroups ?? []) };
  if (users.groups.length + users.nodegroups.length === 0) {
    const unread = [...(listings.groups ? [] : ['Auto Scaling groups']), ...(listings.nodegroups ? [] : ['node groups'])];
    return unread.length === 0 ? undefined : { ...users, unsure: `the ${unread.join(' and ')} could not all be read, so it may be in use` };
  }
  const inspection = subject.data.UserDataInspection;
  if (!inspection?.readable) return { ...users, unsure: 'its user data could not be decoded: look at it by hand' };
  return { ...users, inspection };
};

/** Evidence from what was found in user data. The text itself is not kept. */
export const sawUserData = ({ id, data }: Launching): readonly Evidence[] => [
  { resource: id, member: 'UserDataInspection', value: data.UserDataInspection ? { ...data.UserDataInspection } : null },
];

export const nameOfLaunching = (subject: Launching): string =>
  subject.kind === 'launch-configuration' ? `launch configuration ${subject.id}` : subject.id;

/** Commands that show the lines of user data that match a pattern, and that launch with other user data. */
export const userDataCommands = (subject: Launching, pattern: string, { groups, nodegroups }: Users): readonly string[] => {
  const { region } = subject;
  const show = (source: string): string => `aws ${source} --output text | base64 --decode | grep -nE '${pattern}'`;
  if (subject.kind === 'launch-configuration') {
    return [
      show(
        `autoscaling describe-launch-configurations --region ${region} --launch-configuration-names ${subject.id} --query 'LaunchConfigurations[0].UserData'`,
      ),
      ...groups.map(
        ({ id }) =>
          `aws autoscaling update-auto-scaling-group --region ${region} --auto-scaling-group-name ${id} --launch-template LaunchTemplateId=<template>,Version=<version>`,
      ),
    ];
  }
  const { LaunchTemplateId, VersionNumber } = subject.data;
  return [
    show(
      `ec2 describe-launch-template-versions --region ${region} --launch-template-id ${LaunchTemplateId} --versions ${VersionNumber} --query 'LaunchTemplateVersions[0].LaunchTemplateData.UserData'`,
    ),
    ...newVersionCommands(subject, { UserData: '<base64-of-the-mended-user-data>' }, groups),
    ...nodegroups.map(
      ({ data }) =>
        `aws eks update-nodegroup-version --region ${region} --cluster-name ${data.clusterName} --nodegroup-name ${data.nodegroupName} --launch-template id=${LaunchTemplateId},version=<new-version>`,
    ),
  ];
};

/** The same in Terraform. A launch configuration cannot be changed: its groups go to a launch template. */
export const userDataInTerraform = (subject: Launching, { groups, nodegroups }: Users): readonly TerraformResource[] => {
  if (subject.kind === 'launch-configuration') {
    const template = [{ id: '<template>', version: '<version>' }];
    return groups.map(({ id }) => existing('aws_autoscaling_group', id, { launch_template: template }));
  }
  const changed = newVersionInTerraform(subject, { user_data: '<base64-of-the-mended-user-data>' }, groups);
  return [
    ...changed,
    ...changed.slice(0, 1).flatMap((template) =>
      nodegroups.map(({ data }) =>
        existing('aws_eks_node_group', `${data.clusterName}:${data.nodegroupName}`, {
          launch_template: [{ id: template.of, version: expression(`${addressOf(template)}.latest_version`) }],
        }),
      ),
    ),
  ];
};
