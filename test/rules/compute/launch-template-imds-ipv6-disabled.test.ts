import rule from '../../../src/rules/compute/launch-template-imds-ipv6-disabled.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = NonNullable<Parameters<typeof build<'launch-template-version'>>[1]['LaunchTemplateData']>;
const version = (LaunchTemplateData: Data) =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'web',
    VersionNumber: 2,
    DefaultVersion: false,
    Latest: true,
    LaunchTemplateData,
  });
const group = (Version: string, tag = 'Name') =>
  build('auto-scaling-group', {
    AutoScalingGroupName: 'web',
    VPCZoneIdentifier: 'subnet-1',
    LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version },
    Tags: [{ Key: tag, Value: 'x' }],
  });
const mixed = build('auto-scaling-group', {
  AutoScalingGroupName: 'spot',
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: 'lt-other', Version: '1' },
      Overrides: [{ LaunchTemplateSpecification: { LaunchTemplateName: 'web', Version: '2' } }],
    },
  },
});
const eksTags = [{ ResourceType: 'instance', Tags: [{ Key: 'eks:nodegroup-name', Value: 'ng' }] }] as const;
const t2 = build('instance-type', { InstanceType: 't2.micro', Hypervisor: 'xen' });

describeRule(rule, {
  flagged: {
    'a template that says nothing of it': { given: [version({}), group('$Latest')], says: 'lt-1:2 leaves HttpProtocolIpv6 at its default' },
    'a version named by number': { given: [version({}), group('2')], says: 'for instances of web' },
    'a version that an override names': { given: [version({}), mixed], says: 'for instances of spot' },
  },
  silent: {
    'the setting': { given: [version({ MetadataOptions: { HttpProtocolIpv6: 'enabled' } }), group('$Latest')] },
    'metadata switched off': { given: [version({ MetadataOptions: { HttpEndpoint: 'disabled' } }), group('2')], as: 'not-applicable' },
    'a version that no group uses': { given: [version({}), group('$Default')], as: 'not-applicable' },
    'a template that EKS owns': { given: [version({ TagSpecifications: eksTags }), group('2')], as: 'not-applicable' },
    'nodes of a cluster, where EKS does not support it': {
      given: [version({}), group('2', 'kubernetes.io/cluster/c')],
      as: 'not-applicable',
    },
    'a Xen type, which would fail to launch with it': {
      given: [version({ InstanceType: 't2.micro' }), group('2'), t2],
      as: 'not-applicable',
    },
  },
  unknown: { 'groups that could not be read': { given: [version({})], gaps: [denied('auto-scaling-group')], says: 'auto-scaling-group' } },
});
