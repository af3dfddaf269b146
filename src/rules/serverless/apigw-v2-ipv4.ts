import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { distributionBefore, executeApiHost } from '../../network/api-gateway.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'apigw-v2-ipv4',
  title: 'HTTP or WebSocket API that answers over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['api-gateway-v2-api'],
  consults: ['cloudfront-distribution'],
  docs: {
    why:
      'The default host of an API of type ipv4 has no AAAA record, so that clients with IPv6 alone cannot call it. ' +
      'Behind a CloudFront distribution it weighs less: there the distribution decides what viewers use.',
    fix: 'Set the IP address type of the API to dualstack. Authorizers and WAF rules that list IPv4 ranges need IPv6 ranges first.',
    links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-ip-address-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Make HTTP and WebSocket APIs dual-stack',
    rollback: 'update-api with --ip-address-type ipv4.',
  },
  // With the default host off, its custom domain names alone decide.
  applies: ({ data }) => data.DisableExecuteApiEndpoint !== true,
  check: (api, context) => {
    const evidence = saw(api, 'IpAddressType', 'ProtocolType');
    if (api.data.IpAddressType === 'dualstack') return pass(evidence);
    if (api.data.IpAddressType !== 'ipv4') return unknown(`AWS did not say the IP address type of ${api.id}`, evidence);
    const front = distributionBefore(context.consult('cloudfront-distribution'), executeApiHost(api));
    return fail({
      message: `${api.data.ProtocolType ?? 'HTTP'} API ${api.data.Name ?? api.id} (${api.id}) answers over IPv4 only${front ? `, behind CloudFront distribution ${front.id}` : ''}`,
      evidence,
      ...(front ? { severity: { 'dual-stack': 'low' }, related: [relatedTo(front, 'fetches from it')] } : {}),
      fix: safeFix('Make the API dual-stack', {
        cli: [`aws apigatewayv2 update-api --region ${context.region} --api-id ${api.id} --ip-address-type dualstack`],
        terraform: [existing('aws_apigatewayv2_api', api.id, { ip_address_type: 'dualstack' })],
      }),
    });
  },
});
