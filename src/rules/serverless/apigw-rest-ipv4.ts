import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { distributionBefore, executeApiHost } from '../../network/api-gateway.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'apigw-rest-ipv4',
  title: 'REST API that answers over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['api-gateway-rest-api'],
  consults: ['cloudfront-distribution'],
  docs: {
    why:
      'The default host of an API of type ipv4 has no AAAA record, so that clients with IPv6 alone cannot call it. Private APIs are dual-stack always, and others that name no type have the default, which is IPv4. ' +
      'Behind a CloudFront distribution it weighs less: there the distribution decides what viewers use.',
    fix: 'Set the IP address type of the endpoint to dualstack. Resource policies, authorizers and WAF rules that list IPv4 ranges need IPv6 ranges first; the change takes effect at once, without a deployment.',
    links: [
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html',
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type-change.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Make REST APIs dual-stack',
    rollback: 'update-rest-api with the same path and the value ipv4.',
  },
  // With the default host off, its custom domain names alone decide.
  applies: ({ data }) => data.disableExecuteApiEndpoint !== true,
  check: (api, context) => {
    const evidence = saw(api, 'endpointConfiguration');
    const { types, ipAddressType } = api.data.endpointConfiguration ?? {};
    if (!types) return unknown(`AWS did not say what kind of endpoint ${api.id} has`, evidence);
    if (types.includes('PRIVATE')) return notApplicable;
    if (ipAddressType === 'dualstack') return pass(evidence);
    const front = distributionBefore(context.consult('cloudfront-distribution'), executeApiHost(api));
    return fail({
      message: `REST API ${api.data.name ?? api.id} (${api.id}) answers over IPv4 only${front ? `, behind CloudFront distribution ${front.id}` : ''}`,
      evidence,
      ...(front ? { severity: { 'dual-stack': 'low' }, related: [relatedTo(front, 'fetches from it')] } : {}),
      fix: safeFix('Make the endpoint dual-stack', {
        cli: [
          `aws apigateway update-rest-api --region ${context.region} --rest-api-id ${api.id} --patch-operations op=replace,path=/endpointConfiguration/ipAddressType,value=dualstack`,
        ],
        // The provider wants the types beside the address type.
        terraform: [existing('aws_api_gateway_rest_api', api.id, { endpoint_configuration: [{ types, ip_address_type: 'dualstack' }] })],
      }),
    });
  },
});
