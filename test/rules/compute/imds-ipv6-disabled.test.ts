import rule from '../../../src/rules/compute/imds-ipv6-disabled.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Options = NonNullable<Parameters<typeof build<'instance'>>[1]['MetadataOptions']>;
const instance = (MetadataOptions: Options | undefined, tag = 'Name') =>
  build('instance', {
    InstanceId: 'i-1',
    InstanceType: 't3.micro',
    ...(MetadataOptions ? { MetadataOptions } : {}),
    Tags: [{ Key: tag, Value: 'x' }],
  });
const off: Options = { HttpEndpoint: 'enabled', HttpProtocolIpv6: 'disabled' };
const xen = build('instance-type', { InstanceType: 't3.micro', Hypervisor: 'xen' });

describeRule(rule, {
  flagged: {
    'the default': { given: [instance(off)], says: 'i-1 serves instance metadata on 169.254.169.254 only' },
    'the default when types could not be read': { given: [instance(off)], gaps: [denied('instance-type')], says: 'i-1' },
  },
  silent: {
    'the IPv6 endpoint enabled': { given: [instance({ HttpEndpoint: 'enabled', HttpProtocolIpv6: 'enabled' })] },
    'metadata switched off': { given: [instance({ HttpEndpoint: 'disabled', HttpProtocolIpv6: 'disabled' })], as: 'not-applicable' },
    'a node of EKS, which does not support it': { given: [instance(off, 'kubernetes.io/cluster/prod')], as: 'not-applicable' },
    'a Xen type, which refuses it': { given: [instance(off), xen], as: 'not-applicable' },
    'an instance of an Auto Scaling group, judged through its template': {
      given: [instance(off, 'aws:autoscaling:groupName')],
      as: 'not-applicable',
    },
  },
  unknown: { 'an answer without the setting': { given: [instance(undefined)], says: 'did not say' } },
});
