import type { Instance, LightsailDistribution, LoadBalancer } from '@aws-sdk/client-lightsail';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

type AnyResource = Instance & LoadBalancer & LightsailDistribution;

const members = ['name', 'arn', 'resourceType', 'ipAddressType', 'tags'] as const satisfies readonly (keyof AnyResource)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What has an address type in Lightsail: instances, load balancers and distributions. Container services have none. */
    'lightsail-resource': Kept<Pick<AnyResource, (typeof members)[number]>, (typeof members)[number]>;
  }
}

/** AWS answers for distributions there and nowhere else. https://docs.aws.amazon.com/lightsail/latest/userguide/access-lightsail.html */
const homeOfDistributions = 'us-east-1';

export default defineCollector({
  kind: 'lightsail-resource',
  calls: ['lightsail:GetInstances', 'lightsail:GetLoadBalancers', 'lightsail:GetDistributions'],
  // Names are unique within a type only.
  identify: ({ name, arn, resourceType }) => ({ id: `${resourceType ?? 'resource'}/${name ?? ''}`, arn: arn ?? '' }),
  async *collect(aws) {
    for await (const each of aws.each('lightsail:GetInstances', {}, 'instances')) yield keep(each, members);
    for await (const each of aws.each('lightsail:GetLoadBalancers', {}, 'loadBalancers')) yield keep(each, members);
    if (aws.region !== homeOfDistributions) return;
    for await (const each of aws.each('lightsail:GetDistributions', {}, 'distributions')) yield keep(each, members);
  },
});
