import rule from '../../../src/rules/edge/global-accelerator-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'global-accelerator'>>[1];
const accelerator = (data: Data) => build('global-accelerator', { AcceleratorArn: 'arn:1', Name: 'shop', Enabled: true, ...data });

describeRule(rule, {
  flagged: { 'an accelerator of type IPV4': { given: [accelerator({ IpAddressType: 'IPV4' })], says: 'shop has IPv4 addresses only' } },
  silent: {
    'a dual-stack one': { given: [accelerator({ IpAddressType: 'DUAL_STACK' })] },
    'a disabled one': { given: [accelerator({ IpAddressType: 'IPV4', Enabled: false })], as: 'not-applicable' },
  },
  unknown: { 'one whose type AWS left out': { given: [accelerator({})], says: 'IP address type' } },
});
