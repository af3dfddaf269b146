import { isOwnEndpoint, serviceOfEndpoint, serviceTakesIpv6 } from '../../network/endpoints.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpce-service-without-ipv6',
  title: 'Endpoint of a service that has no IPv6',
  severity: { 'ipv6-only': 'medium' },
  subjects: ['vpc-endpoint'],
  needs: ['vpc-endpoint-service', 'vpc'],
  docs: {
    why:
      'The service behind the endpoint supports IPv4 only in this region today, so the endpoint cannot get an IPv6 address. IPv6-only clients reach it through DNS64 and NAT64, which must stay, and see connections fail without them. ' +
      'AWS adds services every month; the answer is read from the region, not from a list.',
    fix: 'Keep DNS64 and a NAT64 route in the subnets of the clients, or use the dual-stack public endpoint of the service where there is one.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html',
      'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'endpoints',
    step: 'Keep NAT64 for services without IPv6',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (endpoint) => isOwnEndpoint(endpoint, 'Interface', 'Gateway'),
  check: (endpoint, context) => {
    const vpc = context.get('vpc', endpoint.data.VpcId);
    if (!vpc) return unknown(`the VPC ${endpoint.data.VpcId ?? ''} was not among those read`);
    if (!hasIpv6(vpc)) return notApplicable;
    const service = serviceOfEndpoint(context, endpoint);
    const offered = serviceTakesIpv6(service);
    if (!service || offered === undefined)
      return unknown(
        `which address types ${endpoint.data.ServiceName ?? 'the service'} supports is not known`,
        saw(endpoint, 'ServiceName'),
      );
    const evidence = [...saw(endpoint, 'ServiceName', 'VpcEndpointType'), ...saw(service, 'SupportedIpAddressTypes')];
    if (offered) return pass(evidence);
    return fail({
      message: `${endpoint.id} cannot take IPv6: ${service.data.ServiceName} supports ${service.data.SupportedIpAddressTypes?.join(', ')} only`,
      evidence,
      related: [relatedTo(service, 'says which address types it supports')],
      fix: safeFix('Keep DNS64 and NAT64 for its clients, and ask again later', {
        cli: [
          `aws ec2 describe-vpc-endpoint-services --region ${context.region} --service-names ${service.data.ServiceName} --query 'ServiceDetails[].SupportedIpAddressTypes'`,
        ],
      }),
    });
  },
});
