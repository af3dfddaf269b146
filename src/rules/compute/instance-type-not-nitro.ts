import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { groupOf, isNitro } from '../../network/compute.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'instance-type-not-nitro',
  title: 'Instance type that cannot stand in an IPv6-only subnet',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['instance'],
  needs: ['instance-type'],
  docs: {
    why:
      'Only instances on Nitro launch into IPv6-only subnets. Types on Xen (T2, M4, C4, R4 and older) are refused there, ' +
      'and have neither the IPv6 endpoint of instance metadata nor interface prefixes.',
    fix: 'Change the instance to a Nitro type (the image needs ENA and NVMe drivers) before moving it. Instances of an Auto Scaling group are judged through the group.',
    links: [
      'https://aws.amazon.com/blogs/networking-and-content-delivery/introducing-ipv6-only-subnets-and-ec2-instances/',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Change instances to Nitro types',
    rollback: 'stop-instances, modify-instance-attribute with the former type, and start-instances.',
  },
  applies: (instance) => groupOf(instance) === undefined,
  check: (instance, context) => {
    const type = context.get('instance-type', instance.data.InstanceType);
    const nitro = type && isNitro(type);
    if (!type || nitro === undefined) {
      return unknown(`the hypervisor of type ${instance.data.InstanceType} was not told in this region`, saw(instance, 'InstanceType'));
    }
    // instance-type-no-ipv6 says more of those.
    if (type.data.NetworkInfo?.Ipv6Supported === false) return notApplicable;
    const evidence = [...saw(instance, 'InstanceType'), ...saw(type, 'Hypervisor', 'BareMetal')];
    if (nitro) return pass(evidence);
    return fail({
      message: `${instance.id} is ${type.id} on Xen, which cannot launch into an IPv6-only subnet`,
      evidence,
      related: [relatedTo(type, 'is not a Nitro type')],
      fix: disruptiveFix('Change the instance to a Nitro type', {
        cli: [
          `aws ec2 stop-instances --region ${context.region} --instance-ids ${instance.id}`,
          `aws ec2 modify-instance-attribute --region ${context.region} --instance-id ${instance.id} --instance-type Value=<nitro-type>`,
          `aws ec2 start-instances --region ${context.region} --instance-ids ${instance.id}`,
        ],
        terraform: [existing('aws_instance', instance.id, { instance_type: '<nitro-type>' })],
      }),
    });
  },
});
