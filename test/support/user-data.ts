import type { Kinds } from '../../src/model/kinds.ts';
import { build } from './build.ts';

type Inspection = NonNullable<Kinds['launch-configuration']['UserDataInspection']>;
type MetadataOptions = { readonly HttpEndpoint: 'enabled' | 'disabled' };

export const inspected = (found: Partial<Inspection> = {}): Inspection => ({
  present: true,
  readable: true,
  disablesHttpsForAmazonLinux: false,
  usesDockerHubIpv6Beta: false,
  hardcodesImdsIpv4: false,
  hasIpv4Literals: false,
  ...found,
});

/** Version 1, the default one, of template lt-1; with user data unless that is left out. */
export const template = (
  UserDataInspection?: Inspection,
  LaunchTemplateData: Kinds['launch-template-version']['LaunchTemplateData'] = {},
) =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'web',
    VersionNumber: 1,
    DefaultVersion: true,
    LaunchTemplateData,
    ...(UserDataInspection ? { UserDataInspection } : {}),
  });

export const configuration = (UserDataInspection: Inspection, MetadataOptions: MetadataOptions = { HttpEndpoint: 'enabled' }) =>
  build('launch-configuration', { LaunchConfigurationName: 'lc-1', InstanceType: 'm3.medium', MetadataOptions, UserDataInspection });

/** A group that launches from lt-1, with one tag. */
export const group = (Version = '$Default', Key = 'Name') =>
  build('auto-scaling-group', {
    AutoScalingGroupName: 'web',
    LaunchTemplate: { LaunchTemplateId: 'lt-1', Version },
    Tags: [{ Key, Value: 'x' }],
  });

export const legacyGroup = build('auto-scaling-group', { AutoScalingGroupName: 'old', LaunchConfigurationName: 'lc-1' });

export const nodegroup = build('eks-nodegroup', {
  nodegroupName: 'nodes',
  nodegroupArn: 'arn:aws:eks:eu-central-1:111122223333:nodegroup/main/nodes/1',
  clusterName: 'main',
  launchTemplate: { id: 'lt-1', version: '1' },
});

/** What EKS tags the nodes with in its own copy of a template. */
export const ownedByEks = {
  TagSpecifications: [{ ResourceType: 'instance' as const, Tags: [{ Key: 'eks:nodegroup-name', Value: 'nodes' }] }],
};
