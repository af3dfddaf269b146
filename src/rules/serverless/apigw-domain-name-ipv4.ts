import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { distributionBefore } from '../../network/api-gateway.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'apigw-domain-name-ipv4',
  title: 'Custom domain name of API Gateway that answers over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['api-gateway-domain-name'],
  consults: ['cloudfront-distribution'],
  docs: {
    why:
      'A custom domain name has an IP address type of its own, whatever the types of the REST, HTTP or WebSocket APIs behind it. One of type ipv4 has no AAAA record. ' +
      'Private domain names are dual-stack always, and names from before the setting, which name no type, are IPv4-only.',
    fix: 'Set the IP address type of the domain name to dualstack, then add an AAAA alias beside the A alias in DNS.',
    links: [
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html',
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-custom-domain-ip-address-type.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Make custom domain names dual-stack',
    rollback: 'update-domain-name with the same path and the value ipv4.',
  },
  check: (domain, context) => {
    const evidence = saw(domain, 'endpointConfiguration');
    const { types, ipAddressType } = domain.data.endpointConfiguration ?? {};
    if (!types) return unknown(`AWS did not say what kind of endpoint ${domain.id} has`, evidence);
    if (types.includes('PRIVATE')) return notApplicable;
    if (ipAddressType === 'dualstack') return pass(evidence);
    const distributions = context.consult('cloudfront-distribution');
    const { domainName, regionalDomainName } = domain.data;
    const front = distributionBefore(distributions, domainName) ?? distributionBefore(distributions, regionalDomainName);
    return fail({
      message: `Domain name ${domain.id} answers over IPv4 only${front ? `, behind CloudFront distribution ${front.id}` : ''}`,
      evidence,
      ...(front ? { severity: { 'dual-stack': 'low' }, related: [relatedTo(front, 'fetches from it')] } : {}),
      fix: safeFix('Make the domain name dual-stack', {
        cli: [
          `aws apigateway update-domain-name --region ${context.region} --domain-name ${domainName ?? domain.id} --patch-operations op=replace,path=/endpointConfiguration/ipAddressType,value=dualstack`,
        ],
        // A domain name is the same to both versions of the API. The provider wants the types beside the address type.
        terraform: [
          existing('aws_api_gateway_domain_name', domainName ?? domain.id, {
            endpoint_configuration: [{ types, ip_address_type: 'dualstack' }],
          }),
        ],
      }),
    });
  },
});
