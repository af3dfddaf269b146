import { amazonLinux2 } from '../../knowledge/amazon-linux.ts';
import { type Resource, tagOf } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { type Evidence, fail, pass, relatedTo, saw, unknown, notApplicable } from '../../model/verdict.ts';
import { findIn } from '../../network/compute.ts';
import { systemOfImage } from '../../network/images.ts';
import { newVersionInTerraform, sawData } from '../../network/launch-templates.ts';
import { defineRule, rebuildFix } from '../define.ts';

type Subject = Resource<'instance' | 'launch-template-version'>;

const imageIdOf = (subject: Subject): string | undefined =>
  subject.kind === 'instance' ? subject.data.ImageId : subject.data.LaunchTemplateData?.ImageId;

const evidenceOf = (subject: Subject): readonly Evidence[] =>
  subject.kind === 'instance'
    ? saw(subject, 'ImageId', 'PlatformDetails')
    : [...sawData(subject, 'ImageId'), ...saw(subject, 'UserDataInspection')];

/** The id of the version that an instance was launched from. AWS writes the tags, nobody else may. */
const launchedFrom = (subject: Subject): string | undefined => {
  const template = tagOf(subject, 'aws:ec2launchtemplate:id');
  return template && `${template}:${tagOf(subject, 'aws:ec2launchtemplate:version')}`;
};

const remarkOn = (subject: Subject): string =>
  subject.kind === 'launch-template-version' && subject.data.UserDataInspection?.disablesHttpsForAmazonLinux
    ? '; its user data runs "amazon-linux-https disable", which lets yum reach its repository over IPv6 in plain HTTP and stops no clock'
    : '';

export default defineRule({
  id: 'amazon-linux-2-end-of-support',
  title: 'Amazon Linux 2, which is out of support',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'high' },
  subjects: ['instance', 'launch-template-version'],
  needs: ['image'],
  consults: ['launch-template-version'],
  docs: {
    why:
      `Amazon Linux 2 has had no support since ${amazonLinux2.endOfSupport}. In an IPv6-only subnet its yum reaches no repository until ` +
      '"amazon-linux-https disable" is run, which makes it fetch packages in plain HTTP; with NAT64 it works unaided, but gets no more updates.',
    fix: 'Move to Amazon Linux 2023, whose dnf works in IPv6-only subnets. Images are told by their names: a custom image with another name is unknown.',
    links: [
      'https://aws.amazon.com/amazon-linux-2/faqs/',
      'https://docs.aws.amazon.com/linux/al2/ug/install-updates.html',
      'https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Move to Amazon Linux 2023',
    rollback:
      'Keep the old instances until the new ones serve; in a group, set it to the earlier version of the launch template and refresh its instances.',
  },
  applies: (subject) =>
    subject.kind === 'launch-template-version'
      ? imageIdOf(subject) !== undefined
      : (subject.data.PlatformDetails ?? 'Linux').startsWith('Linux'),
  check: (subject, context) => {
    const imageId = imageIdOf(subject);
    const template = findIn(context.consult('launch-template-version'), launchedFrom(subject));
    // The version is judged itself, and its instances are renewed from it.
    if (subject.kind === 'instance' && template?.data.LaunchTemplateData?.ImageId === imageId) return notApplicable;
    const system = systemOfImage(context, imageId);
    const image = context.get('image', imageId);
    const evidence = [...evidenceOf(subject), ...(image ? saw(image, 'Name', 'ImageOwnerAlias', 'DeprecationTime') : [])];
    if (typeof system === 'object') return unknown(`whether ${subject.id} runs Amazon Linux 2 is not certain: ${system.unsure}`, evidence);
    if (system === 'other') return pass(evidence);
    const architecture = image?.data.Architecture === 'arm64' ? 'arm64' : 'x86_64';
    const al2023 = `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
    return fail({
      message: `${subject.id} runs Amazon Linux 2 (${image?.data.Name ?? imageId}), out of support since ${amazonLinux2.endOfSupport}${remarkOn(subject)}`,
      evidence,
      related: image ? [relatedTo(image, 'carries Amazon Linux 2')] : [],
      fix: rebuildFix('Launch from an Amazon Linux 2023 image', {
        cli:
          subject.kind === 'instance'
            ? [
                `aws ec2 run-instances --region ${context.region} --image-id ${al2023} --instance-type ${subject.data.InstanceType} --subnet-id <subnet>`,
              ]
            : [
                `aws ec2 create-launch-template-version --region ${context.region} --launch-template-id ${subject.data.LaunchTemplateId} --source-version ${subject.data.VersionNumber} --launch-template-data '{"ImageId":"${al2023}"}'`,
              ],
        terraform:
          subject.kind === 'instance'
            ? [
                newResource('aws_instance', `${subject.id}-al2023`, {
                  ami: al2023,
                  instance_type: subject.data.InstanceType ?? '<instance-type>',
                  subnet_id: '<subnet>',
                }),
              ]
            : newVersionInTerraform(subject, { image_id: al2023 }),
      }),
    });
  },
});
