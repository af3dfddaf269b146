import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isLeftToBeanstalk } from '../../network/beanstalk.ts';
import { findIn } from '../../network/compute.ts';
import { controllerOf, isInternetFacing, isOnOutpost, isUsable, nameOfBalancer } from '../../network/load-balancers.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'alb-ipv4-only',
  title: 'Application Load Balancer without IPv6',
  severity: { 'dual-stack': 'high' },
  subjects: ['load-balancer'],
  consults: ['load-balancer-tags', 'beanstalk-environment'],
  docs: {
    why:
      'The name of a load balancer of type ipv4 has no AAAA record: clients with IPv6 only cannot reach it, and others come over IPv4. ' +
      'Internal ones can be dual-stack too, since November 2021; a comment in the SDK that denies it is out of date.',
    fix: 'Set the IP address type to dualstack. Its subnets need IPv6 blocks and routes first, its security groups IPv6 rules. One that only CloudFront reaches over IPv4 can stay.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/doc-history.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Give Application Load Balancers IPv6 addresses',
    rollback: 'set-ip-address-type with ipv4, once no listener forwards to an IPv6 target group.',
  },
  applies: (balancer) => balancer.data.Type === 'application' && isUsable(balancer) && !isOnOutpost(balancer),
  check: (balancer, context) => {
    const evidence = saw(balancer, 'IpAddressType', 'Scheme');
    if (balancer.data.IpAddressType?.startsWith('dualstack')) return pass(evidence);
    if (balancer.data.IpAddressType !== 'ipv4') return unknown('AWS did not say its IP address type', evidence);
    // A controller of Kubernetes would take the change back: eks-managed-lb-ipv4 says what to do.
    const tags = findIn(context.consult('load-balancer-tags'), balancer.id);
    if (controllerOf(tags)) return notApplicable;
    if (isLeftToBeanstalk(tags, context.consult('beanstalk-environment'))) return notApplicable;
    return fail({
      message: `${isInternetFacing(balancer) ? 'Internet-facing' : 'Internal'} ALB ${nameOfBalancer(balancer)} answers over IPv4 only`,
      evidence,
      ...(isInternetFacing(balancer) ? {} : { severity: { 'dual-stack': 'medium' } }),
      related: (balancer.subnetIds ?? []).map((id) => relatedTo({ kind: 'subnet', id }, 'must have an IPv6 block')),
      fix: safeFix('Make it dual-stack', {
        cli: [`aws elbv2 set-ip-address-type --region ${context.region} --load-balancer-arn ${balancer.id} --ip-address-type dualstack`],
        terraform: [existing('aws_lb', balancer.id, { ip_address_type: 'dualstack' })],
      }),
    });
  },
});
