import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'workgroupName',
  'workgroupArn',
  'namespaceName',
  'status',
  'ipAddressType',
  'subnetIds',
  'securityGroupIds',
  'publiclyAccessible',
  'enhancedVpcRouting',
  'endpoint',
] as const satisfies readonly (keyof Workgroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of Redshift Serverless. */
    'redshift-workgroup': Kept<Workgroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'redshift-workgroup',
  calls: ['redshift-serverless:ListWorkgroups'],
  identify: (data, { partition, region, account }) => ({
    id: data.workgroupName ?? '',
    arn: data.workgroupArn ?? `arn:${partition}:redshift-serverless:${region}:${account}:workgroup/${data.workgroupName ?? ''}`,
    subnetIds: data.subnetIds,
  }),
  async *collect(aws) {
    for await (const item of aws.each('redshift-serverless:ListWorkgroups', { maxResults: 100 }, 'workgroups')) yield keep(item, members);
  },
});
