import { type Ipv4Denial, ipv4Denials } from '../../model/ipv4-denials.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /**
     * The denials of all IPv4 addresses in a table's policy, of the policies that have any; null where it is not one that can
     * be read. The policy itself is not kept. Read only where there is DAX, which has to come past it.
     */
    'dynamodb-table-policy': { readonly TableName: string; readonly TableArn: string; readonly Ipv4Denials: readonly Ipv4Denial[] | null };
  }
}

export default defineCollector({
  kind: 'dynamodb-table-policy',
  calls: ['dynamodb:ListTables', 'dynamodb:GetResourcePolicy'],
  after: ['dax-cluster'],
  identify: ({ TableName, TableArn }) => ({ id: TableName, arn: TableArn }),
  async *collect(aws) {
    if (aws.found('dax-cluster').length === 0) return;
    const { partition, region, account } = aws;
    const names: string[] = [];
    for await (const name of aws.each('dynamodb:ListTables', { Limit: 100 }, 'TableNames')) names.push(name);
    yield* aws.forEach(
      names,
      (name) => name,
      'dynamodb:GetResourcePolicy',
      // Most tables have no policy, which DynamoDB answers as an error.
      unlessGone(async (TableName) => {
        const TableArn = `arn:${partition}:dynamodb:${region}:${account}:table/${TableName}`;
        const denials = ipv4Denials((await aws.one('dynamodb:GetResourcePolicy', { ResourceArn: TableArn })).Policy);
        return denials?.length === 0 ? [] : [{ TableName, TableArn, Ipv4Denials: denials ?? null }];
      }),
    );
  },
});
