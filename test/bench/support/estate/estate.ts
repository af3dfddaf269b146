import type { Members } from '../../../support/replay/shapes.ts';
import { computeOf } from './compute.ts';
import { networkOf } from './network.ts';
import { type EstateSize, type Lists, placeOf } from './place.ts';
import { servicesOf } from './services.ts';

/** A region of an account as AWS's APIs answer for it, whole lists at once. */
export type Estate = (call: string, input: Members) => Members;

const listsOf = (account: string, region: string, { vpcs, instances }: EstateSize): Lists => {
  const lists: Record<string, [string, Members[]]> = {};
  for (let number = 0; number < vpcs; number += 1) {
    const place = placeOf(account, region, number, instances);
    for (const [call, [member, items]] of Object.entries({ ...networkOf(place), ...computeOf(place), ...servicesOf(place) })) {
      const list = (lists[call] ??= [member, []]);
      for (const item of items) list[1].push(item);
    }
  }
  return lists;
};

const dhcpOptions = {
  DhcpOptionsId: 'dopt-0bench000000001',
  DhcpConfigurations: [{ Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] }],
  Tags: [],
};
const typeOf = (InstanceType: string): Members => ({
  InstanceType,
  CurrentGeneration: !InstanceType.startsWith('m4'),
  BareMetal: false,
  Hypervisor: InstanceType.startsWith('m4') ? 'xen' : 'nitro',
  NetworkInfo: { Ipv6Supported: true, MaximumNetworkInterfaces: 3, Ipv4AddressesPerInterface: 10, Ipv6AddressesPerInterface: 10 },
});
const imageOf = (ImageId: string): Members => ({
  ImageId,
  Name: 'al2023-ami-2023.6',
  OwnerId: '137112412989',
  State: 'available',
  ImdsSupport: 'v2.0',
});
const filterValues = (input: Members): readonly string[] =>
  (input['Filters'] as readonly { readonly Values: readonly string[] }[])[0]?.Values ?? [];

/** Makes the answers about a region of an account. What it does not have is answered with nothing: `{}`. */
export const makeEstate = (account: string, region: string, size: EstateSize): Estate => {
  const lists = listsOf(account, region, size);
  const items = (call: string): readonly Members[] => lists[call]?.[1] ?? [];
  const by = (call: string, member: string) => Map.groupBy(items(call), (item) => item[member]);
  const listeners = by('elasticloadbalancing:DescribeListeners', 'LoadBalancerArn');
  const services = by('ecs:DescribeServices', 'clusterArn');
  const serviceByArn = by('ecs:DescribeServices', 'serviceArn');
  const definitions = by('ecs:DescribeTaskDefinition', 'taskDefinitionArn');
  const special: Readonly<Record<string, (input: Members) => Members>> = {
    'ec2:DescribeVpcAttribute': ({ VpcId }) => ({ VpcId, EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } }),
    'ec2:DescribeDhcpOptions': () => ({ DhcpOptions: [dhcpOptions] }),
    'ec2:DescribeInstanceTypes': (input) => ({ InstanceTypes: filterValues(input).map(typeOf) }),
    'ec2:DescribeImages': (input) => ({ Images: filterValues(input).map(imageOf) }),
    'ec2:DescribeVpcBlockPublicAccessOptions': () => ({
      VpcBlockPublicAccessOptions: { AwsAccountId: account, AwsRegion: region, State: 'default-state', InternetGatewayBlockMode: 'off' },
    }),
    'elasticloadbalancing:DescribeListeners': ({ LoadBalancerArn }) => ({ Listeners: listeners.get(LoadBalancerArn) ?? [] }),
    'elasticloadbalancing:DescribeLoadBalancerAttributes': () => ({ Attributes: [{ Key: 'ipv6.deny_all_igw_traffic', Value: 'false' }] }),
    'ecs:ListClusters': () => ({ clusterArns: items('ecs:DescribeClusters').map(({ clusterArn }) => clusterArn) }),
    'ecs:DescribeClusters': ({ clusters }) => ({
      clusters: items('ecs:DescribeClusters').filter(({ clusterArn }) => (clusters as readonly unknown[]).includes(clusterArn)),
    }),
    'ecs:ListServices': ({ cluster }) => ({ serviceArns: (services.get(cluster) ?? []).map(({ serviceArn }) => serviceArn) }),
    'ecs:DescribeServices': (input) => ({
      services: (input['services'] as readonly string[]).flatMap((each) => serviceByArn.get(each) ?? []),
    }),
    'ecs:DescribeTaskDefinition': ({ taskDefinition }) => ({ taskDefinition: definitions.get(taskDefinition)?.[0] }),
  };
  return (call, input) => {
    const answer = special[call];
    if (answer) return answer(input);
    const list = lists[call];
    return list ? { [list[0]]: list[1] } : {};
  };
};
