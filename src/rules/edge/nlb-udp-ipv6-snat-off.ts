import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isUdp, listenersOf, nameOfBalancer, nameOfTargetGroup, targetGroupsOf } from '../../network/load-balancers.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'nlb-udp-ipv6-snat-off',
  title: 'Dual-stack Network Load Balancer whose UDP listeners leave IPv6 out',
  severity: { 'dual-stack': 'high' },
  subjects: ['load-balancer'],
  needs: ['listener', 'target-group'],
  docs: {
    why:
      'UDP over IPv6 passes a Network Load Balancer only with an IPv6 prefix of each subnet for source NAT, and to IPv6 target groups. ' +
      'With the prefix off, TCP listeners of the same load balancer answer over IPv6 and UDP ones stay silent.',
    fix: 'Set the subnets again with a source NAT prefix each. Listener rules can send each family to its own target group since July 2026.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/doc-history.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Turn IPv6 source NAT on for UDP',
    rollback: 'set-subnets with --enable-prefix-for-ipv6-source-nat off.',
    after: ['nlb-ipv4-only'],
  },
  applies: ({ data }) => data.Type === 'network' && data.IpAddressType === 'dualstack',
  check: (balancer, context) => {
    const udp = listenersOf(context.all('listener'), balancer).filter(isUdp);
    if (udp.length === 0) return notApplicable;
    const evidence = [...saw(balancer, 'EnablePrefixForIpv6SourceNat'), ...udp.flatMap((listener) => saw(listener, 'Protocol', 'Port'))];
    // Absent means off: AWS documents the default.
    if (balancer.data.EnablePrefixForIpv6SourceNat !== 'on') {
      const mappings = (balancer.subnetIds ?? []).map((id) => `SubnetId=${id},SourceNatIpv6Prefix=auto_assigned`).join(' ');
      return fail({
        message: `${nameOfBalancer(balancer)} has ${udp.map(({ data }) => `${data.Protocol} ${data.Port}`).join(', ')} but no IPv6 prefix for source NAT`,
        evidence,
        related: udp.map((listener) => relatedTo(listener, 'takes UDP over IPv4 only')),
        fix: disruptiveFix('Enable a source NAT prefix in every subnet', {
          cli: [
            `aws elbv2 set-subnets --region ${context.region} --load-balancer-arn ${balancer.id} --subnet-mappings ${mappings} --ip-address-type dualstack --enable-prefix-for-ipv6-source-nat on`,
          ],
          terraform: [existing('aws_lb', balancer.id, { enable_prefix_for_ipv6_source_nat: 'on' })],
        }),
      });
    }
    const arns = udp.flatMap(targetGroupsOf);
    const groups = arns.map((arn) => ({ arn, group: context.get('target-group', arn) }));
    const unseen = groups.find(({ group }) => !group);
    if (unseen) return unknown(`target group ${unseen.arn} of a UDP listener is not visible`, evidence);
    const ipv4 = groups.flatMap(({ group }) => (group && group.data.IpAddressType !== 'ipv6' ? [group] : []));
    if (ipv4.length > 0) {
      const names = ipv4.map(nameOfTargetGroup).join(', ');
      return unknown(
        `the default action of its UDP listeners forwards to the IPv4 target group ${names}; whether a listener rule sends IPv6 clients elsewhere was not read`,
        [...evidence, ...ipv4.flatMap((group) => saw(group, 'IpAddressType'))],
      );
    }
    return pass(evidence);
  },
});
