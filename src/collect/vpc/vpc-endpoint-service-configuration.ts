import type { ServiceConfiguration } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'ServiceId',
  'ServiceName',
  'ServiceState',
  'ServiceType',
  'SupportedIpAddressTypes',
  'NetworkLoadBalancerArns',
  'GatewayLoadBalancerArns',
  'Tags',
] as const satisfies readonly (keyof ServiceConfiguration)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A PrivateLink service that the account itself offers. */
    'vpc-endpoint-service-configuration': Kept<ServiceConfiguration, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'vpc-endpoint-service-configuration',
  calls: ['ec2:DescribeVpcEndpointServiceConfigurations'],
  identify: ({ ServiceId }, scope) => ({ id: ServiceId ?? '', arn: ec2Arn(scope, 'vpc-endpoint-service', ServiceId) }),
  async *collect(aws) {
    const call = 'ec2:DescribeVpcEndpointServiceConfigurations';
    for await (const service of aws.each(call, { MaxResults: 1000 }, 'ServiceConfigurations')) yield keep(service, members);
  },
});
