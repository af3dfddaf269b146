import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import type { Resource } from '../../model/resource.ts';
import { defineCollector } from '../define.ts';

const members = [
  'InstanceType',
  'CurrentGeneration',
  'BareMetal',
  'Hypervisor',
  'NetworkInfo',
] as const satisfies readonly (keyof InstanceTypeInfo)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An instance type that something of the region uses or would launch. One that the region does not offer is absent. */
    'instance-type': Kept<InstanceTypeInfo, (typeof members)[number]>;
  }
}

const typesAtOnce = 100;

const typesOf = (
  user: Resource<'instance' | 'launch-template-version' | 'launch-configuration' | 'auto-scaling-group' | 'eks-nodegroup'>,
): readonly (string | undefined)[] => {
  switch (user.kind) {
    case 'instance':
    case 'launch-configuration':
      return [user.data.InstanceType];
    case 'launch-template-version':
      return [user.data.LaunchTemplateData?.InstanceType];
    case 'auto-scaling-group':
      return (user.data.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []).map(({ InstanceType }) => InstanceType);
    case 'eks-nodegroup':
      return user.data.instanceTypes ?? [];
  }
};

export default defineCollector({
  kind: 'instance-type',
  calls: ['ec2:DescribeInstanceTypes'],
  after: ['instance', 'launch-template-version', 'launch-configuration', 'auto-scaling-group', 'eks-nodegroup'],
  identify: ({ InstanceType }, { partition, region }) => ({
    id: InstanceType ?? '',
    arn: `arn:${partition}:ec2:${region}::instance-type/${InstanceType ?? ''}`,
  }),
  async *collect(aws) {
    const users = [
      ...aws.found('instance'),
      ...aws.found('launch-template-version'),
      ...aws.found('launch-configuration'),
      ...aws.found('auto-scaling-group'),
      ...aws.found('eks-nodegroup'),
    ];
    const names = [...new Set(users.flatMap(typesOf).filter((type) => type !== undefined))].toSorted();
    for (let start = 0; start < names.length; start += typesAtOnce) {
      // A filter and not `InstanceTypes`: one type that the region does not offer would fail the whole call.
      const Filters = [{ Name: 'instance-type', Values: names.slice(start, start + typesAtOnce) }];
      for await (const type of aws.each('ec2:DescribeInstanceTypes', { Filters, MaxResults: 100 }, 'InstanceTypes'))
        yield keep(type, members);
    }
  },
});
