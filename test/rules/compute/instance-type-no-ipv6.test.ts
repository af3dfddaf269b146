import rule from '../../../src/rules/compute/instance-type-no-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (InstanceType: 'm3.medium' | 't2.micro', Tags: { Key: string; Value: string }[] = []) =>
  build('instance', { InstanceId: 'i-1', InstanceType, Hypervisor: 'xen', Tags } as Parameters<typeof build<'instance'>>[1]);
const m3 = build('instance-type', { InstanceType: 'm3.medium', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: false } });
const t2 = build('instance-type', { InstanceType: 't2.micro', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: true } });

describeRule(rule, {
  flagged: { 'an M3 instance': { given: [instance('m3.medium'), m3], says: 'i-1 is m3.medium, which takes no IPv6' } },
  silent: {
    'a T2 instance, which is on Xen and takes IPv6': { given: [instance('t2.micro'), t2] },
    'an instance of an Auto Scaling group, judged through the group': {
      given: [instance('m3.medium', [{ Key: 'aws:autoscaling:groupName', Value: 'web' }]), m3],
      as: 'not-applicable',
    },
  },
  unknown: { 'a type that the region does not tell of': { given: [instance('m3.medium')], says: 'm3.medium' } },
});
