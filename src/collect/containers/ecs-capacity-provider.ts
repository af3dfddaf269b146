import type { CapacityProvider, ManagedInstancesNetworkConfiguration } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['capacityProviderArn', 'name', 'cluster', 'status', 'type'] as const satisfies readonly (keyof CapacityProvider)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A capacity provider of ECS Managed Instances. Those of Auto Scaling groups say nothing that the group does not. */
    'ecs-capacity-provider': Kept<CapacityProvider, (typeof members)[number]> & {
      readonly managedInstancesProvider: {
        readonly instanceLaunchTemplate: { readonly networkConfiguration: Kept<ManagedInstancesNetworkConfiguration, 'subnets'> };
      };
    };
  }
}

const isOfFargate = (name: string): boolean => name === 'FARGATE' || name === 'FARGATE_SPOT';

export default defineCollector({
  kind: 'ecs-capacity-provider',
  calls: ['ecs:DescribeCapacityProviders'],
  after: ['ecs-cluster'],
  identify: ({ capacityProviderArn, managedInstancesProvider }) => ({
    id: capacityProviderArn ?? '',
    arn: capacityProviderArn ?? '',
    subnetIds: managedInstancesProvider.instanceLaunchTemplate.networkConfiguration.subnets,
  }),
  // Those of Managed Instances belong to a cluster, and are listed only where it is named.
  collect: (aws) =>
    aws.forEach(
      aws.found('ecs-cluster').filter(({ data }) => data.capacityProviders?.some((name) => !isOfFargate(name))),
      ({ id }) => id,
      'ecs:DescribeCapacityProviders',
      async ({ id: cluster }) => {
        const own = [];
        const input = { cluster, maxResults: 10 };
        for await (const provider of aws.each('ecs:DescribeCapacityProviders', input, 'capacityProviders')) {
          const { managedInstancesProvider: managed } = provider;
          if (!managed) continue;
          const networkConfiguration = keep(managed.instanceLaunchTemplate?.networkConfiguration ?? {}, ['subnets']);
          own.push({ ...keep(provider, members), managedInstancesProvider: { instanceLaunchTemplate: { networkConfiguration } } });
        }
        return own;
      },
    ),
});
