import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'global-accelerator-ipv4-only',
  title: 'Accelerator without IPv6 addresses',
  severity: { 'dual-stack': 'low' },
  subjects: ['global-accelerator'],
  docs: {
    why:
      'An accelerator of type IPV4 has two IPv4 addresses and no more: clients with IPv6 alone cannot reach what stands behind it. ' +
      'A dual-stack one takes dual-stack load balancers and instances with IPv6 as endpoints, and no Elastic IP addresses; the endpoints are not read.',
    fix: 'Make all of its endpoints dual-stack first, then the accelerator, and publish AAAA records for its dual-stack DNS name.',
    links: ['https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Give accelerators IPv6 addresses',
    rollback: 'update-accelerator with IPV4, once no name leads to its dual-stack DNS name.',
    after: ['alb-ipv4-only', 'nlb-ipv4-only'],
  },
  applies: ({ data }) => data.Enabled !== false,
  check: (accelerator) => {
    const evidence = saw(accelerator, 'IpAddressType', 'DualStackDnsName');
    const { IpAddressType, Name } = accelerator.data;
    if (IpAddressType === 'DUAL_STACK') return pass(evidence);
    if (IpAddressType !== 'IPV4') return unknown(`AWS did not say a known IP address type of ${Name ?? accelerator.id}`, evidence);
    return fail({
      message: `Accelerator ${Name ?? accelerator.id} has IPv4 addresses only`,
      evidence,
      fix: safeFix('Make it dual-stack', {
        cli: [
          `aws globalaccelerator update-accelerator --region us-west-2 --accelerator-arn ${accelerator.id} --ip-address-type DUAL_STACK`,
        ],
        terraform: [existing('aws_globalaccelerator_accelerator', accelerator.id, { ip_address_type: 'DUAL_STACK' })],
      }),
    });
  },
});
