import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { groupOf } from '../../network/compute.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'instance-type-no-ipv6',
  title: 'Instance type that takes no IPv6 addresses',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['instance'],
  needs: ['instance-type'],
  docs: {
    why: 'The types C1, M1, M2, M3 and T1 take no IPv6 address: assigning one fails, and launches into a subnet that assigns them fail too.',
    fix: 'Stop the instance, change it to a Nitro type, and start it. Instances of an Auto Scaling group are judged through the group.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-resize.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Change instances to types with IPv6',
    rollback: 'stop-instances, modify-instance-attribute with the former type, and start-instances.',
  },
  applies: (instance) => groupOf(instance) === undefined,
  check: (instance, context) => {
    const type = context.get('instance-type', instance.data.InstanceType);
    const supported = type?.data.NetworkInfo?.Ipv6Supported;
    if (!type || supported === undefined) {
      return unknown(`whether type ${instance.data.InstanceType} takes IPv6 was not told in this region`, saw(instance, 'InstanceType'));
    }
    const evidence = [...saw(instance, 'InstanceType'), { resource: type.id, member: 'NetworkInfo.Ipv6Supported', value: supported }];
    if (supported) return pass(evidence);
    return fail({
      message: `${instance.id} is ${type.id}, which takes no IPv6 addresses`,
      evidence,
      related: [relatedTo(type, 'does not support IPv6')],
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
