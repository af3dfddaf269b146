import { build } from './build.ts';

type Provisioned = NonNullable<Parameters<typeof build<'msk-cluster'>>[1]['Provisioned']>;
type Nodes = NonNullable<Provisioned['BrokerNodeGroupInfo']>;
type Serverless = NonNullable<Parameters<typeof build<'msk-cluster'>>[1]['Serverless']>;

const named = {
  ClusterArn: 'arn:aws:kafka:eu-central-1:111122223333:cluster/events/1',
  ClusterName: 'events',
  State: 'ACTIVE',
  CurrentVersion: 'K3',
} as const;

/** A provisioned cluster with Kafka 3.6.0 in `subnet-1`, of which nothing is said about its network type. */
export const provisioned = (
  nodes: Partial<Nodes> = {},
  rest: Omit<Provisioned, 'BrokerNodeGroupInfo'> = {},
  State: 'ACTIVE' | 'DELETING' = 'ACTIVE',
) =>
  build('msk-cluster', {
    ...named,
    State,
    ClusterType: 'PROVISIONED',
    Provisioned: {
      CurrentBrokerSoftwareInfo: { KafkaVersion: '3.6.0' },
      ...rest,
      BrokerNodeGroupInfo: { ClientSubnets: ['subnet-1'], InstanceType: 'kafka.m7g.large', ...nodes },
    },
  });

export const serverless = (ConnectivityInfo: NonNullable<Serverless['ConnectivityInfo']> = {}) =>
  build('msk-cluster', {
    ...named,
    ClusterType: 'SERVERLESS',
    Serverless: { VpcConfigs: [{ SubnetIds: ['subnet-1'] }], ConnectivityInfo },
  });
