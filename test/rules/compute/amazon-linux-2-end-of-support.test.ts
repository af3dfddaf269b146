import rule from '../../../src/rules/compute/amazon-linux-2-end-of-support.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Instance = Parameters<typeof build<'instance'>>[1];
const instance = (more: Instance = {}) =>
  build('instance', { InstanceId: 'i-1', ImageId: 'ami-1', PlatformDetails: 'Linux/UNIX', ...more });
const image = (Name: string, more: Parameters<typeof build<'image'>>[1] = { ImageOwnerAlias: 'amazon' }) =>
  build('image', { ImageId: 'ami-1', Name, PlatformDetails: 'Linux/UNIX', ...more });
const template = (ImageId: string, disablesHttpsForAmazonLinux = false) =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    VersionNumber: 3,
    LaunchTemplateData: { ImageId },
    UserDataInspection: {
      present: disablesHttpsForAmazonLinux,
      readable: true,
      disablesHttpsForAmazonLinux,
      usesDockerHubIpv6Beta: false,
      hardcodesImdsIpv4: false,
      hasIpv4Literals: false,
    },
  });
const fromTemplate = [
  { Key: 'aws:ec2launchtemplate:id', Value: 'lt-1' },
  { Key: 'aws:ec2launchtemplate:version', Value: '3' },
];
const amzn2 = image('amzn2-ami-hvm-2.0.20260216.0-x86_64-gp2');

describeRule(rule, {
  flagged: {
    'an image of Amazon': { given: [instance(), amzn2], says: 'out of support since 2026-06-30' },
    'an image for EKS': { given: [instance(), image('amazon-eks-node-1.29-v20250101')], says: 'amazon-eks-node-1.29' },
    'an image for Elastic Beanstalk': { given: [instance(), image('aws-elasticbeanstalk-amzn-2.0.20250101.64bit-eb_docker')], says: 'i-1' },
    'a copy that is named after it': { given: [instance(), image('golden-al2-42', { OwnerId: '111122223333' })], says: 'golden-al2-42' },
    'a template whose user data switches yum to HTTP': { given: [template('ami-1', true), amzn2], says: 'over IPv6 in plain HTTP' },
    'a template that names the public parameter': {
      given: [template('resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id')],
      says: 'lt-1:3 runs Amazon Linux 2',
    },
  },
  silent: {
    'Amazon Linux 2023': { given: [instance(), image('al2023-ami-2023.9.20251027.0-kernel-6.1-x86_64')] },
    'Amazon Linux 2023 for EKS': { given: [instance(), image('amazon-eks-node-al2023-x86_64-standard-1.33-v20260101')] },
    'another system by its name': { given: [instance(), image('company-ubuntu-24.04', { OwnerId: '111122223333' })] },
    'another system by its billing name': { given: [instance(), image('golden', { PlatformDetails: 'Red Hat Enterprise Linux' })] },
    'Windows, whatever the image': { given: [instance({ PlatformDetails: 'Windows' })], as: 'not-applicable' },
    'a template with the parameter of 2023': {
      given: [template('resolve:ssm:/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/image_id')],
    },
    'an instance of a template that is judged itself': {
      given: [instance({ Tags: fromTemplate }), template('ami-1'), amzn2],
      as: 'not-applicable',
    },
    'a template that names no image': {
      given: [build('launch-template-version', { LaunchTemplateId: 'lt-1', VersionNumber: 1 })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an image that is deregistered': { given: [instance()], says: 'ami-1 is not visible' },
    'a custom image that does not say': { given: [instance(), image('golden-42', { OwnerId: '111122223333' })], says: 'golden-42' },
    'a parameter of the user': { given: [template('resolve:ssm:/company/golden')], says: '/company/golden' },
  },
});
