import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isLeftToBeanstalk } from '../../network/beanstalk.ts';
import { findIn } from '../../network/compute.ts';
import {
  controllerOf,
  isInternetFacing,
  isOnOutpost,
  isQuic,
  isUdp,
  isUsable,
  listenersOf,
  nameOfBalancer,
} from '../../network/load-balancers.ts';
import { defineRule, disruptiveFix, safeFix } from '../define.ts';

export default defineRule({
  id: 'nlb-ipv4-only',
  title: 'Network Load Balancer without IPv6',
  severity: { 'dual-stack': 'high' },
  subjects: ['load-balancer'],
  consults: ['listener', 'load-balancer-tags', 'beanstalk-environment'],
  docs: {
    why:
      'The name of a load balancer of type ipv4 has no AAAA record: clients with IPv6 only cannot reach it. ' +
      'UDP listeners can be dual-stack since October 2024, with an IPv6 prefix for source NAT and IPv6 target groups; QUIC listeners cannot.',
    fix: 'Set the IP address type to dualstack. Its subnets need IPv6 blocks and routes first; UDP listeners need set-subnets with source NAT prefixes; QUIC listeners must go.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-ip-address-type.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/doc-history.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Give Network Load Balancers IPv6 addresses',
    rollback:
      'set-ip-address-type with ipv4, once no listener forwards to an IPv6 target group; QUIC listeners come back by create-listener.',
  },
  applies: (balancer) => balancer.data.Type === 'network' && isUsable(balancer) && !isOnOutpost(balancer),
  check: (balancer, context) => {
    const evidence = saw(balancer, 'IpAddressType', 'Scheme');
    if (balancer.data.IpAddressType?.startsWith('dualstack')) return pass(evidence);
    if (balancer.data.IpAddressType !== 'ipv4') return unknown('AWS did not say its IP address type', evidence);
    // A controller of Kubernetes would take the change back: eks-managed-lb-ipv4 says what to do.
    const tags = findIn(context.consult('load-balancer-tags'), balancer.id);
    if (controllerOf(tags)) return notApplicable;
    if (isLeftToBeanstalk(tags, context.consult('beanstalk-environment'))) return notApplicable;
    const own = listenersOf(context.consult('listener') ?? [], balancer);
    const special = own.filter((listener) => isUdp(listener) || isQuic(listener));
    const quic = own.find(isQuic);
    const note = quic ? `; its listener on ${quic.data.Protocol} ${quic.data.Port} excludes dualstack` : '';
    const mappings = (balancer.subnetIds ?? []).map((id) => `SubnetId=${id},SourceNatIpv6Prefix=auto_assigned`).join(' ');
    const base = `--region ${context.region} --load-balancer-arn ${balancer.id}`;
    const setType = `aws elbv2 set-ip-address-type ${base} --ip-address-type dualstack`;
    const setSubnets = `aws elbv2 set-subnets ${base} --subnet-mappings ${mappings} --ip-address-type dualstack --enable-prefix-for-ipv6-source-nat on`;
    const drop = own.filter(isQuic).map(({ id }) => `aws elbv2 delete-listener --region ${context.region} --listener-arn ${id}`);
    const udpToo = own.some(isUdp) ? { enable_prefix_for_ipv6_source_nat: 'on' } : {};
    const terraform = [existing('aws_lb', balancer.id, { ip_address_type: 'dualstack', ...udpToo })];
    const ways = { cli: [...drop, own.some(isUdp) ? setSubnets : setType], terraform };
    return fail({
      message: `${isInternetFacing(balancer) ? 'Internet-facing' : 'Internal'} NLB ${nameOfBalancer(balancer)} answers over IPv4 only${note}`,
      evidence: [...evidence, ...special.flatMap((listener) => saw(listener, 'Protocol', 'Port'))],
      ...(isInternetFacing(balancer) ? {} : { severity: { 'dual-stack': 'medium' } }),
      related: (balancer.subnetIds ?? []).map((id) => relatedTo({ kind: 'subnet', id }, 'must have an IPv6 block')),
      fix: quic ? disruptiveFix('Drop the QUIC listeners and make it dual-stack', ways) : safeFix('Make it dual-stack', ways),
    });
  },
});
