import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { findIn } from '../../network/compute.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

const gone = new Set(['deleting', 'deleted', 'failed']);

export default defineRule({
  id: 'vpce-service-provider-ipv4-only',
  title: 'Own PrivateLink service that takes IPv4 endpoints only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['vpc-endpoint-service-configuration'],
  consults: ['load-balancer'],
  docs: {
    why: 'Consumers can give their endpoints IPv6 addresses only where the service supports them. Of this one they get IPv4 endpoints, which clients in their IPv6-only subnets reach through NAT64 or not at all.',
    fix: 'Make every load balancer of the service dual-stack, then add ipv6 to its address types. The targets may stay on IPv4; what reads the proxy protocol (version 2) behind the load balancer must know IPv6 addresses.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
      'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Let own endpoint services take IPv6',
    rollback: 'modify-vpc-endpoint-service-configuration --remove-supported-ip-address-types ipv6.',
    after: ['nlb-ipv4-only', 'gwlb-ipv4-only'],
  },
  applies: ({ data }) => !gone.has((data.ServiceState ?? '').toLowerCase()),
  check: (service, context) => {
    const { SupportedIpAddressTypes: types = [], NetworkLoadBalancerArns = [], GatewayLoadBalancerArns = [] } = service.data;
    const evidence = saw(service, 'SupportedIpAddressTypes', 'NetworkLoadBalancerArns', 'GatewayLoadBalancerArns');
    if (types.length === 0) return unknown(`AWS did not say which address types ${service.id} supports`, evidence);
    if (types.includes('ipv6')) return pass(evidence);
    const arns = [...NetworkLoadBalancerArns, ...GatewayLoadBalancerArns];
    const seen = arns.flatMap((arn) => findIn(context.consult('load-balancer'), arn) ?? []);
    const ipv4 = seen.filter(({ data }) => data.IpAddressType === 'ipv4');
    const first = ipv4.length > 0 ? `; ${ipv4.map(({ id, data }) => data.LoadBalancerName ?? id).join(', ')} must be dual-stack first` : '';
    return fail({
      message: `${service.id} (${service.data.ServiceName ?? 'no name'}) takes endpoints of type ${types.join(', ')} only${first}`,
      evidence: [...evidence, ...seen.flatMap((each) => saw(each, 'IpAddressType'))],
      related: arns.map((id) =>
        relatedTo({ kind: 'load-balancer', id }, ipv4.some((each) => each.id === id) ? 'is IPv4-only' : 'stands behind the service'),
      ),
      fix: safeFix(`Let endpoints have IPv6 addresses${ipv4.length > 0 ? ', once the load balancers are dual-stack' : ''}`, {
        cli: [
          `aws ec2 modify-vpc-endpoint-service-configuration --region ${context.region} --service-id ${service.id} --add-supported-ip-address-types ipv6`,
        ],
        terraform: [existing('aws_vpc_endpoint_service', service.id, { supported_ip_address_types: [...types, 'ipv6'] })],
      }),
    });
  },
});
