import type { DbClusterSummary, DbInstanceSummary } from '@aws-sdk/client-timestream-influxdb';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

type Summary = Pick<DbInstanceSummary & DbClusterSummary, keyof DbInstanceSummary & keyof DbClusterSummary>;

const members = ['id', 'name', 'arn', 'status', 'endpoint', 'networkType', 'dbInstanceType'] as const satisfies readonly (keyof Summary)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of Timestream for InfluxDB; AWS lists instances and clusters apart. */
    'influxdb-database': Kept<DbInstanceSummary | DbClusterSummary, (typeof members)[number]> & { readonly isCluster: boolean };
  }
}

export default defineCollector({
  kind: 'influxdb-database',
  calls: ['timestream-influxdb:ListDbInstances', 'timestream-influxdb:ListDbClusters'],
  identify: ({ id, arn }) => ({ id: id ?? '', arn: arn ?? '' }),
  async *collect(aws) {
    const size = { maxResults: 100 };
    for await (const each of aws.each('timestream-influxdb:ListDbInstances', size, 'items'))
      yield { ...keep(each, members), isCluster: false };
    for await (const each of aws.each('timestream-influxdb:ListDbClusters', size, 'items'))
      yield { ...keep(each, members), isCluster: true };
  },
});
