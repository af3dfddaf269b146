import rule from '../../../src/rules/containers/eks-windows-nodes.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (data: Partial<Parameters<typeof build<'eks-nodegroup'>>[1]>) =>
  build('eks-nodegroup', { nodegroupName: 'workers', clusterName: 'shop', ...data });
const custom = group({ amiType: 'CUSTOM', launchTemplate: { id: 'lt-1', version: '1' } });
const template = build('launch-template-version', { LaunchTemplateId: 'lt-1', VersionNumber: 1, LaunchTemplateData: { ImageId: 'ami-1' } });
const windows = build('image', { ImageId: 'ami-1', PlatformDetails: 'Windows' });
const linux = build('image', { ImageId: 'ami-1', PlatformDetails: 'Linux/UNIX' });

describeRule(rule, {
  flagged: {
    'a Windows image of AWS': { given: [group({ amiType: 'WINDOWS_CORE_2022_x86_64' })], says: 'runs Windows (WINDOWS_CORE_2022_x86_64)' },
    'a Windows image of its own': { given: [custom, template, windows], says: 'runs Windows (Windows)' },
  },
  silent: {
    'Amazon Linux': { given: [group({ amiType: 'AL2023_x86_64_STANDARD' })] },
    'a Linux image of its own': { given: [custom, template, linux] },
    'a group that is being deleted': { given: [group({ amiType: 'WINDOWS_CORE_2022_x86_64', status: 'DELETING' })], as: 'not-applicable' },
  },
  unknown: {
    'an image of its own that is not in sight': { given: [custom, template], says: 'not in sight' },
    'an image of its own when images are denied': { given: [custom, template], gaps: [denied('image')], says: 'not in sight' },
    'a group without a type of image': { given: [group({})], says: 'does not say' },
  },
});
