import type { ConnectorSummary } from '@aws-sdk/client-kafkaconnect';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['connectorArn', 'connectorName', 'connectorState', 'networkType'] as const satisfies readonly (keyof ConnectorSummary)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A connector of MSK Connect, without its configuration. `subnets` are those of `kafkaCluster.apacheKafkaCluster.vpc`. */
    'msk-connector': Kept<ConnectorSummary, (typeof members)[number]> & { readonly subnets?: readonly string[] };
  }
}

export default defineCollector({
  kind: 'msk-connector',
  calls: ['kafkaconnect:ListConnectors'],
  identify: ({ connectorName, connectorArn, subnets }) => ({ id: connectorName ?? '', arn: connectorArn ?? '', subnetIds: subnets }),
  async *collect(aws) {
    for await (const each of aws.each('kafkaconnect:ListConnectors', { maxResults: 100 }, 'connectors')) {
      const subnets = each.kafkaCluster?.apacheKafkaCluster?.vpc?.subnets;
      yield { ...keep(each, members), ...(subnets ? { subnets: [...subnets] } : {}) };
    }
  },
});
