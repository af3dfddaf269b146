import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isInternetFacing, isUsable, nameOfBalancer } from '../../network/load-balancers.ts';
import { defineRule, safeFix } from '../define.ts';

const key = 'ipv6.deny_all_igw_traffic';

export default defineRule({
  id: 'lb-ipv6-igw-denied',
  title: 'Internet-facing load balancer that refuses IPv6 from the internet',
  severity: { 'dual-stack': 'medium' },
  subjects: ['load-balancer'],
  needs: ['load-balancer-attributes'],
  docs: {
    why:
      'The attribute ipv6.deny_all_igw_traffic keeps the internet away from the IPv6 addresses of internal load balancers, where it is on by default. On an internet-facing one its name still has AAAA records, ' +
      'but nothing answers there: clients that prefer IPv6 wait before they fall back to IPv4, and those without IPv4 fail.',
    fix: 'Set the attribute to false on internet-facing load balancers, which is what AWS sets by itself.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Let internet IPv6 reach load balancers',
    rollback: 'modify-load-balancer-attributes with ipv6.deny_all_igw_traffic set to true.',
  },
  applies: (balancer) =>
    balancer.data.Type !== 'gateway' &&
    isInternetFacing(balancer) &&
    balancer.data.IpAddressType !== undefined &&
    balancer.data.IpAddressType !== 'ipv4' &&
    isUsable(balancer),
  check: (balancer, context) => {
    const read = context.get('load-balancer-attributes', balancer.id);
    if (!read) return unknown(`the attributes of ${nameOfBalancer(balancer)} are not visible`, saw(balancer, 'IpAddressType'));
    const evidence = [...saw(balancer, 'IpAddressType', 'Scheme'), ...saw(read, 'Attributes')];
    // Absent: AWS documents false for internet-facing load balancers.
    if (read.data.Attributes.find((each) => each.Key === key)?.Value !== 'true') return pass(evidence);
    const hasPublicIpv4 = balancer.data.IpAddressType === 'dualstack';
    return fail({
      message: `${nameOfBalancer(balancer)} is internet-facing and ${balancer.data.IpAddressType}, but ${key} is true: its IPv6 addresses refuse the internet`,
      evidence,
      // Without public IPv4 addresses nobody reaches it at all.
      ...(hasPublicIpv4 ? {} : { severity: { 'dual-stack': 'high' } as const }),
      related: (balancer.subnetIds ?? []).map((id) => relatedTo({ kind: 'subnet', id }, 'holds its IPv6 addresses')),
      fix: safeFix('Let the internet in over IPv6', {
        cli: [
          `aws elbv2 modify-load-balancer-attributes --region ${context.region} --load-balancer-arn ${balancer.id} --attributes Key=${key},Value=false`,
        ],
      }),
    });
  },
});
