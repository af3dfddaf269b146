import type { Resource } from '../../model/resource.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { newDistribution } from '../../network/cloudfront.ts';
import { distributionBefore } from '../../network/api-gateway.ts';
import { defineRule, safeFix } from '../define.ts';

const hostOf = (api: Resource<'appsync-api'>): string | undefined => URL.parse(api.data.uris?.['GRAPHQL'] ?? '')?.host;

export default defineRule({
  id: 'appsync-api-ipv4-only',
  title: 'GraphQL API that answers over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['appsync-api'],
  consults: ['cloudfront-distribution'],
  docs: {
    why:
      'AppSync answers over IPv6 for its own configuration only: the endpoints of public GraphQL APIs, and of Event APIs, which are not read here, have no AAAA record. Clients with IPv6 alone need NAT64 to call them. ' +
      'Behind a CloudFront distribution it weighs less: there the distribution decides what viewers use. Private APIs go by their VPC endpoint.',
    fix: 'Nothing in AppSync changes it. Put a CloudFront distribution with IPv6 before the API, and give clients its name.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Put CloudFront before GraphQL APIs',
    rollback: 'Give the clients the host of the API again; then update-distribution with Enabled set to false, and delete-distribution.',
  },
  // AWS: without a value, the visibility is GLOBAL. It never changes after creation.
  applies: ({ data }) => data.visibility !== 'PRIVATE',
  check: (api, context) => {
    const evidence = saw(api, 'visibility', 'uris');
    const visibility: string = api.data.visibility ?? 'GLOBAL';
    if (visibility !== 'GLOBAL') return unknown(`the visibility ${visibility} of ${api.id} is not a known one`, evidence);
    const host = hostOf(api);
    const front = distributionBefore(context.consult('cloudfront-distribution'), host);
    if (front?.data.IsIPV6Enabled) return pass([...evidence, ...saw(front, 'IsIPV6Enabled')]);
    return fail({
      message: `GraphQL API ${api.data.name ?? api.id} (${api.id}) answers over IPv4 only${front ? `, behind CloudFront distribution ${front.id}` : ''}`,
      evidence,
      ...(front ? { severity: { 'dual-stack': 'low' }, related: [relatedTo(front, 'fetches from it')] } : {}),
      fix: safeFix('Put a CloudFront distribution with IPv6 before it', {
        cli: [`aws cloudfront create-distribution --origin-domain-name ${host ?? '<host-of-the-api>'}`],
        terraform: [
          newDistribution(api.id, {
            host: host ?? '<host-of-the-api>',
            protocol: 'https-only',
            policies: {
              cache_policy_id: '<policy-without-caching>',
              // The API tells callers by headers that CloudFront does not pass on by itself.
              origin_request_policy_id: '<policy-with-all-viewer-headers-except-host>',
            },
          }),
        ],
      }),
    });
  },
});
