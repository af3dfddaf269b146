import rule from '../../../src/rules/containers/eks-nodegroup-non-nitro.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (data: Partial<Parameters<typeof build<'eks-nodegroup'>>[1]>) =>
  build('eks-nodegroup', { nodegroupName: 'workers', clusterName: 'shop', ...data });
const template = build('launch-template-version', {
  LaunchTemplateId: 'lt-1',
  VersionNumber: 1,
  LaunchTemplateData: { InstanceType: 'm4.large' },
});
const xen = build('instance-type', { InstanceType: 'm4.large', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: true } });
const old = build('instance-type', { InstanceType: 'm3.medium', NetworkInfo: { Ipv6Supported: false } });
const nitro = build('instance-type', { InstanceType: 'm7g.large', Hypervisor: 'nitro', NetworkInfo: { Ipv6Supported: true } });
const metal = build('instance-type', { InstanceType: 'm5.metal', BareMetal: true, NetworkInfo: { Ipv6Supported: true } });
const launchTemplate = { id: 'lt-1', version: '1' };

describeRule(rule, {
  flagged: {
    'a type on Xen among Nitro ones': {
      given: [group({ instanceTypes: ['m7g.large', 'm4.large'] }), xen, nitro],
      says: 'launches m4.large',
    },
    'a type without IPv6': { given: [group({ instanceTypes: ['m3.medium'] }), old], says: 'm3.medium' },
    'the type of the launch template': { given: [group({ launchTemplate }), template, xen], says: 'm4.large' },
  },
  silent: {
    'Nitro types': { given: [group({ instanceTypes: ['m7g.large'] }), nitro] },
    'bare metal, which has no hypervisor': { given: [group({ instanceTypes: ['m5.metal'] }), metal] },
  },
  unknown: {
    'a type that the region does not offer': { given: [group({ instanceTypes: ['m9x.large'] })], says: 'm9x.large' },
    'a launch template that was not read': {
      given: [group({ launchTemplate })],
      gaps: [denied('launch-template-version')],
      says: 'not known',
    },
  },
});
