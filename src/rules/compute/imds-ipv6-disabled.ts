import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { findIn, groupOf, isKubernetesNode, isNitro } from '../../network/compute.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'imds-ipv6-disabled',
  title: 'Instance metadata without its IPv6 endpoint',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'medium' },
  subjects: ['instance'],
  consults: ['instance-type'],
  docs: {
    why:
      'The endpoint [fd00:ec2::254] is off unless it is switched on per instance. Most Linux images do without it: in an IPv6-only subnet they get ' +
      'an IPv4 link-local address and reach 169.254.169.254. Guests with IPv4 switched off, macOS before March 2026 and containers with IPv6 only do not, and get no credentials.',
    fix: 'Enable the IPv6 endpoint beside the IPv4 one, and tell SDKs to use it with AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6 where IPv4 is off. Instances of an Auto Scaling group are judged through its launch template.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
      'https://github.com/amazonlinux/amazon-ec2-utils/issues/27',
      'https://github.com/aws/ec2-macos-init/pull/70',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Turn the IPv6 metadata endpoint on',
    rollback: 'modify-instance-metadata-options --http-protocol-ipv6 disabled.',
    after: ['instance-type-not-nitro'],
  },
  // EKS does not support the endpoint on its nodes. https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
  applies: (instance) =>
    instance.data.MetadataOptions?.HttpEndpoint !== 'disabled' && groupOf(instance) === undefined && !isKubernetesNode(instance),
  check: (instance, context) => {
    const evidence = saw(instance, 'MetadataOptions');
    const setting = instance.data.MetadataOptions?.HttpProtocolIpv6;
    if (setting === undefined) return unknown(`AWS did not say whether the IPv6 endpoint of ${instance.id} is on`, evidence);
    if (setting === 'enabled') return pass(evidence);
    const type = findIn(context.consult('instance-type'), instance.data.InstanceType);
    // Xen refuses the setting: instance-type-not-nitro speaks of the instance.
    if (type && isNitro(type) === false) return notApplicable;
    return fail({
      message: `${instance.id} serves instance metadata on 169.254.169.254 only: HttpProtocolIpv6 is ${setting}`,
      evidence,
      fix: safeFix('Enable the IPv6 endpoint beside the IPv4 one', {
        cli: [
          `aws ec2 modify-instance-metadata-options --region ${context.region} --instance-id ${instance.id} --http-endpoint enabled --http-protocol-ipv6 enabled`,
        ],
        terraform: [existing('aws_instance', instance.id, { metadata_options: [{ http_protocol_ipv6: 'enabled' }] })],
      }),
    });
  },
});
