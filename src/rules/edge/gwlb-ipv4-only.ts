import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isUsable, nameOfBalancer } from '../../network/load-balancers.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'gwlb-ipv4-only',
  title: 'Gateway Load Balancer without IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['load-balancer'],
  docs: {
    why:
      'A Gateway Load Balancer of type ipv4 takes only IPv4 packets from its endpoints: IPv6 that a route sends to them is not inspected but lost, ' +
      'and that includes all traffic of IPv6-only subnets.',
    fix: 'See that the appliances handle IPv6 inside GENEVE, then set dualstack on the load balancer, its endpoint service and its endpoints, in this order.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/load-balancer-ip-address-type.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Let Gateway Load Balancers take IPv6',
    rollback:
      'modify-vpc-endpoint with ipv4, then modify-vpc-endpoint-service-configuration with --remove-supported-ip-address-types ipv6, then set-ip-address-type with ipv4.',
  },
  applies: (balancer) => balancer.data.Type === 'gateway' && isUsable(balancer),
  check: (balancer, context) => {
    const evidence = saw(balancer, 'IpAddressType');
    if (balancer.data.IpAddressType?.startsWith('dualstack')) return pass(evidence);
    if (balancer.data.IpAddressType !== 'ipv4') return unknown('AWS did not say its IP address type', evidence);
    return fail({
      message: `Gateway Load Balancer ${nameOfBalancer(balancer)} takes IPv4 packets only`,
      evidence,
      fix: disruptiveFix('Make the inspection path dual-stack', {
        cli: [
          `aws elbv2 set-ip-address-type --region ${context.region} --load-balancer-arn ${balancer.id} --ip-address-type dualstack`,
          `aws ec2 modify-vpc-endpoint-service-configuration --region ${context.region} --service-id <endpoint-service> --add-supported-ip-address-types ipv6`,
          `aws ec2 modify-vpc-endpoint --region ${context.region} --vpc-endpoint-id <gateway-load-balancer-endpoint> --ip-address-type dualstack`,
        ],
        terraform: [existing('aws_lb', balancer.id, { ip_address_type: 'dualstack' })],
      }),
    });
  },
});
