import rule from '../../../src/rules/compute/instance-type-not-nitro.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Type = Parameters<typeof build<'instance-type'>>[1];
// Hypervisor of the instance says xen of Nitro too: it must not be asked.
const instance = (InstanceType: Type['InstanceType'], tag = 'Name') =>
  build('instance', { InstanceId: 'i-1', InstanceType, Hypervisor: 'xen', Tags: [{ Key: tag, Value: 'web' }] } as Parameters<
    typeof build<'instance'>
  >[1]);
const type = (InstanceType: Type['InstanceType'], more: Type) =>
  build('instance-type', { InstanceType, NetworkInfo: { Ipv6Supported: true }, ...more });

describeRule(rule, {
  flagged: { 'a T2 instance': { given: [instance('t2.micro'), type('t2.micro', { Hypervisor: 'xen' })], says: 't2.micro on Xen' } },
  silent: {
    'a Nitro instance, though its own Hypervisor says xen': { given: [instance('m7g.large'), type('m7g.large', { Hypervisor: 'nitro' })] },
    'bare metal, which has no hypervisor': { given: [instance('m5.metal'), type('m5.metal', { BareMetal: true })] },
    'a type without any IPv6, which its own rule reports': {
      given: [instance('m3.medium'), type('m3.medium', { Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: false } })],
      as: 'not-applicable',
    },
    'an instance of an Auto Scaling group, judged through the group': {
      given: [instance('t2.micro', 'aws:autoscaling:groupName'), type('t2.micro', { Hypervisor: 'xen' })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a type that the region does not tell of': { given: [instance('t2.micro')], says: 'hypervisor of type t2.micro' },
    'a type of which AWS told no hypervisor': { given: [instance('t2.micro'), type('t2.micro', {})] },
  },
});
