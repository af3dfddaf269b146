import type { DescribeBrokerResponse } from '@aws-sdk/client-mq';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

/** Users, LDAP settings, and configurations are left where they are. */
const members = [
  'BrokerId',
  'BrokerName',
  'BrokerArn',
  'BrokerState',
  'BrokerInstances',
  'DeploymentMode',
  'EngineType',
  'EngineVersion',
  'HostInstanceType',
  'PubliclyAccessible',
  'SecurityGroups',
  'SubnetIds',
  'Tags',
] as const satisfies readonly (keyof DescribeBrokerResponse)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Of Amazon MQ; only the description of a single broker tells its subnets and endpoints. */
    'mq-broker': Kept<DescribeBrokerResponse, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'mq-broker',
  calls: ['mq:ListBrokers', 'mq:DescribeBroker'],
  identify: (data, { partition, region, account }) => ({
    id: data.BrokerId ?? '',
    arn: data.BrokerArn ?? `arn:${partition}:mq:${region}:${account}:broker:${data.BrokerName ?? ''}:${data.BrokerId ?? ''}`,
    subnetIds: data.SubnetIds,
  }),
  async *collect(aws) {
    const ids: string[] = [];
    for await (const { BrokerId } of aws.each('mq:ListBrokers', { MaxResults: 100 }, 'BrokerSummaries')) if (BrokerId) ids.push(BrokerId);
    yield* aws.forEach(
      ids,
      (id) => id,
      'mq:DescribeBroker',
      unlessGone(async (BrokerId) => [keep(await aws.one('mq:DescribeBroker', { BrokerId }), members)]),
    );
  },
});
