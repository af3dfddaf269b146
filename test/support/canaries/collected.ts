import type { Resource } from '../../../src/model/resource.ts';
import type { Door } from '../../../src/aws/door.ts';
import { collectors } from '../../../src/collect/collectors.ts';
import { collectSlice } from '../../../src/collect/run.ts';
import { globalRegion, type Slice } from '../../../src/model/inventory.ts';
import { home } from '../build.ts';
import { stubDoor } from '../stub-door.ts';
import { canaryAnswer, type Nest, operationOf, type Words } from './answers.ts';

/** Where a collector follows what another one found, both must say the same; and what they select by must be selected. */
const common: Words = {
  failures: [],
  ImageId: 'ami-0123456789abcdef0',
  LaunchConfigurationName: 'linked',
  registryArn: 'linked',
  'servicediscovery:ListServices Services[].Arn': 'linked',
  'ecs:DescribeTasks tasks[].group': 'service:linked',
  ipFamily: 'ipv6',
  computeConfig: null,
  'cluster.name': 'linked',
  clusterName: 'linked',
  'eks:ListClusters clusters[]': 'linked',
  addonName: 'vpc-cni',
  LoadBalancerArn: 'linked',
  ResourceArn: 'linked',
  'ec2:DescribeVpcEndpoints VpcEndpoints[].ServiceName': 'linked',
  'ec2:DescribeVpcEndpointServices ServiceDetails[].ServiceName': 'linked',
  'elasticloadbalancing:DescribeLoadBalancerAttributes Attributes[].Key': 'ipv6.deny_all_igw_traffic',
  'ResourceRecordSets[].Type': 'A',
  'sqs:GetQueueAttributes Attributes': { Policy: 'not a policy' },
  'rds:DescribeDBInstances DBInstances[].DBClusterIdentifier': null,
  ...Object.fromEntries(
    ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'].map((list) => [
      `iam:GetAccountAuthorizationDetails ${list}[].Arn`,
      `arn:aws:iam::${home.account}:role/linked-${list}`,
    ]),
  ),
};
/** The members that these say, which collectors may keep: by name, so that nothing is planted there. */
export const linked: ReadonlySet<string> = new Set(Object.keys(common).map((key) => key.split(/[. ]/).at(-1)?.replace('[]', '') ?? ''));
const variants: readonly Words[] = [
  { IpAddressType: 'ipv4' },
  { IpAddressType: 'dualstack-without-public-ipv4', Scheme: 'internet-facing' },
];

/** A door behind which every string is a canary. */
const canaryDoor = (nest: Nest, words: Words): Door => {
  const answers = new Map<string, Promise<object>>();
  const answer = async (call: string) => canaryAnswer(...(await operationOf(call)), nest, words);
  return stubDoor((_region, call) => {
    const known = answers.get(call) ?? answer(call);
    answers.set(call, known);
    return known;
  });
};

/** What all collectors make of answers that are full of canaries, and where each of these stood. */
export const collectCanaries = async (): Promise<{ readonly slices: readonly Slice[]; readonly nest: Nest }> => {
  const nest: Nest = new Map();
  const slices: Slice[] = [];
  for (const variant of variants) {
    const door = canaryDoor(nest, { ...common, ...variant });
    for (const region of ['us-east-1', globalRegion]) {
      const used = collectors.filter(({ scope }) => (scope === 'global') === (region === globalRegion));
      slices.push(await collectSlice(door, { ...home, region }, used));
    }
  }
  return { slices, nest };
};

/** What is kept of AWS's answers, by kind: `vpc` → `ec2:DescribeVpcs Vpcs[].VpcId`. */
export const keptPaths = (resources: readonly Resource[], nest: Nest): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(resources, ({ kind }) => kind)].map(([kind, records]) => {
      const canaries = JSON.stringify(records).match(/canary\d+x/g) ?? [];
      return [kind, [...new Set(canaries.map((canary) => nest.get(canary) ?? `an unknown ${canary}`))].toSorted()] as const;
    }),
  );
