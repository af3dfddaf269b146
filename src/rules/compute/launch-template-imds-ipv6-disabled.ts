import { fail, notApplicable, pass, relatedTo } from '../../model/verdict.ts';
import { findIn, isKubernetesNode, isNitro, listed } from '../../network/compute.ts';
import { groupsLaunching, isOwnedByEks, newVersionCommands, newVersionInTerraform, sawData } from '../../network/launch-templates.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'launch-template-imds-ipv6-disabled',
  title: 'Launch template without the IPv6 endpoint of instance metadata',
  severity: { 'ipv6-only': 'medium' },
  subjects: ['launch-template-version'],
  needs: ['auto-scaling-group'],
  consults: ['instance-type'],
  docs: {
    why:
      'What the template does not enable stays off: neither the account nor the image has a default for HttpProtocolIpv6. ' +
      'Usual Linux images still reach 169.254.169.254 in an IPv6-only subnet by an IPv4 link-local address; guests without IPv4 get no credentials there.',
    fix: 'Make a version of the template with HttpProtocolIpv6 enabled and refresh the group.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceMetadataOptionsRequest.html',
      'https://github.com/amazonlinux/amazon-ec2-utils/issues/27',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Enable IPv6 instance metadata in launch templates',
    rollback: 'Set the group to the earlier version of the launch template and refresh its instances.',
    after: ['asg-instance-type-unsupported'],
  },
  // An absent HttpEndpoint means enabled, an absent HttpProtocolIpv6 disabled: AWS documents both defaults.
  applies: (version) => version.data.LaunchTemplateData?.MetadataOptions?.HttpEndpoint !== 'disabled' && !isOwnedByEks(version),
  check: (version, context) => {
    // EKS does not support the endpoint on its nodes. https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
    const groups = groupsLaunching(context, version).filter((group) => !isKubernetesNode(group));
    if (groups.length === 0) return notApplicable;
    const { MetadataOptions, InstanceType } = version.data.LaunchTemplateData ?? {};
    const setting = MetadataOptions?.HttpProtocolIpv6;
    const evidence = sawData(version, 'MetadataOptions');
    if (setting === 'enabled') return pass(evidence);
    const type = findIn(context.consult('instance-type'), InstanceType);
    // On Xen the setting makes every launch fail: asg-instance-type-unsupported speaks of the type.
    if (type && isNitro(type) === false) return notApplicable;
    return fail({
      message: `${version.id} leaves HttpProtocolIpv6 ${setting ?? 'at its default, disabled'}, for instances of ${listed(groups.map(({ id }) => id))}`,
      evidence,
      related: groups.map((group) => relatedTo(group, 'launches from this version')),
      fix: disruptiveFix('Enable the IPv6 endpoint in a new version, and replace the instances', {
        cli: newVersionCommands(
          version,
          { MetadataOptions: { ...MetadataOptions, State: undefined, HttpEndpoint: 'enabled', HttpProtocolIpv6: 'enabled' } },
          groups,
        ),
        terraform: newVersionInTerraform(
          version,
          { metadata_options: [{ http_endpoint: 'enabled', http_protocol_ipv6: 'enabled' }] },
          groups,
        ),
      }),
    });
  },
});
