import type { DBProxy } from '@aws-sdk/client-rds';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'DBProxyName',
  'DBProxyArn',
  'Status',
  'EngineFamily',
  'VpcId',
  'VpcSubnetIds',
  'VpcSecurityGroupIds',
  'Endpoint',
  'EndpointNetworkType',
  'TargetConnectionNetworkType',
] as const satisfies readonly (keyof DBProxy)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'db-proxy': Kept<DBProxy, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'db-proxy',
  calls: ['rds:DescribeDBProxies'],
  identify: (data) => ({ id: data.DBProxyName ?? '', arn: data.DBProxyArn ?? '', vpcId: data.VpcId, subnetIds: data.VpcSubnetIds }),
  async *collect(aws) {
    for await (const item of aws.each('rds:DescribeDBProxies', { MaxRecords: 100 }, 'DBProxies')) yield keep(item, members);
  },
});
