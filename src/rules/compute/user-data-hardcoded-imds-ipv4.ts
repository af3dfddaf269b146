import { fail, notApplicable, pass, relatedTo, unknown } from '../../model/verdict.ts';
import { isKubernetesNode } from '../../network/compute.ts';
import {
  type Launching,
  launchingKinds,
  mayHaveUserData,
  nameOfLaunching,
  sawUserData,
  userDataCommands,
  userDataInTerraform,
  userDataInUse,
} from '../../network/user-data.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const metadataOptionsOf = (subject: Launching) =>
  subject.kind === 'launch-configuration' ? subject.data.MetadataOptions : subject.data.LaunchTemplateData?.MetadataOptions;

export default defineRule({
  id: 'user-data-hardcoded-imds-ipv4',
  title: 'User data that asks for instance metadata over IPv4 only',
  severity: { 'ipv6-only': 'low' },
  subjects: launchingKinds,
  needs: ['auto-scaling-group'],
  docs: {
    why:
      'The script asks 169.254.169.254 and never fd00:ec2::254. Usual Linux images get an IPv4 link-local address by DHCP even in an IPv6-only subnet and reach it; ' +
      'where IPv4 is off in the guest, on images without DHCP for IPv4 and in containers with IPv6 only, the request times out and what follows runs without region, credentials or token.',
    fix: 'Leave the address to an SDK, the AWS CLI or ec2-metadata, with AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6 where IPv4 is off; or ask fd00:ec2::254 where the other does not answer.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
      'https://github.com/amazonlinux/amazon-ec2-utils/issues/27',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Let user data reach instance metadata over IPv6',
    rollback: 'Set the group to the earlier version of the launch template and refresh its instances.',
  },
  // An absent HttpEndpoint means enabled, as AWS documents.
  applies: (subject) => mayHaveUserData(subject) && metadataOptionsOf(subject)?.HttpEndpoint !== 'disabled',
  check: (subject, context) => {
    const name = nameOfLaunching(subject);
    const evidence = sawUserData(subject);
    const found = userDataInUse(subject, { groups: context.all('auto-scaling-group'), nodegroups: [] });
    // EKS does not support the IPv6 endpoint on its nodes. https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
    if (!found || found.groups.every(isKubernetesNode)) return notApplicable;
    if ('unsure' in found) return unknown(`how ${name} asks for instance metadata is not certain: ${found.unsure}`, evidence);
    if (!found.inspection.hardcodesImdsIpv4) return pass(evidence);
    return fail({
      message: `the user data of ${name} asks 169.254.169.254 for instance metadata and never fd00:ec2::254`,
      evidence,
      related: found.groups.map((group) => relatedTo(group, 'launches with it')),
      fix: disruptiveFix('Ask for instance metadata over either family, and replace the instances', {
        cli: userDataCommands(subject, '169\\.254\\.169\\.254', found),
        terraform: userDataInTerraform(subject, found),
      }),
    });
  },
});
