import type { DBProxyEndpoint } from '@aws-sdk/client-rds';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'DBProxyEndpointName',
  'DBProxyEndpointArn',
  'DBProxyName',
  'Status',
  'VpcId',
  'VpcSubnetIds',
  'VpcSecurityGroupIds',
  'Endpoint',
  'TargetRole',
  'IsDefault',
  'EndpointNetworkType',
] as const satisfies readonly (keyof DBProxyEndpoint)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'db-proxy-endpoint': Kept<DBProxyEndpoint, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'db-proxy-endpoint',
  calls: ['rds:DescribeDBProxyEndpoints'],
  // Names are unique among a proxy's endpoints; the ARN is the endpoint's own.
  identify: (data) => ({
    id: data.DBProxyEndpointArn ?? (data.DBProxyEndpointName ? `${data.DBProxyName}/${data.DBProxyEndpointName}` : ''),
    arn: data.DBProxyEndpointArn ?? '',
    vpcId: data.VpcId,
    subnetIds: data.VpcSubnetIds,
  }),
  async *collect(aws) {
    for await (const item of aws.each('rds:DescribeDBProxyEndpoints', { MaxRecords: 100 }, 'DBProxyEndpoints')) yield keep(item, members);
  },
});
