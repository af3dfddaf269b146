import type { ServiceDetail } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'ServiceName',
  'ServiceId',
  'Owner',
  'ServiceType',
  'ServiceRegion',
  'SupportedIpAddressTypes',
  'PrivateDnsName',
] as const satisfies readonly (keyof ServiceDetail)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A PrivateLink service that an endpoint of the region uses; says which address types it can take there today. */
    'vpc-endpoint-service': Kept<ServiceDetail, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'vpc-endpoint-service',
  calls: ['ec2:DescribeVpcEndpointServices'],
  after: ['vpc-endpoint'],
  // S3 is listed twice under one name, as Gateway and as Interface, with an id each.
  identify: (data, scope) => ({
    id: data.ServiceId ?? data.ServiceName ?? '',
    arn: ec2Arn(scope, 'vpc-endpoint-service', data.ServiceId ?? data.ServiceName),
  }),
  async *collect(aws) {
    const names = aws.found('vpc-endpoint').flatMap(({ data }) => data.ServiceName ?? []);
    const used = new Set(names);
    if (used.size === 0) return;
    // Asking by name fails the whole call when one service is gone, so the listing is read and sifted.
    for await (const service of aws.each('ec2:DescribeVpcEndpointServices', { MaxResults: 1000 }, 'ServiceDetails')) {
      if (service.ServiceName && used.has(service.ServiceName)) yield keep(service, members);
    }
  },
});
