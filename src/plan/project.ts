import type { AddressPlan, PlannedSubnet } from '../model/checklist/address-plan.ts';
import type { Inventory, Slice } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { newSubnetId } from '../network/zones.ts';

/** How far the address plan is carried out: the VPCs have their blocks; the subnets theirs; the new subnets are there. */
const extents = ['vpcs', 'subnets', 'new-subnets'] as const;
type Extent = (typeof extents)[number];

/**
 * The inventory as it will be while the address plans are carried out, step by step. IPv6-only subnets come with the
 * VPC's main route table and default network ACL, as AWS makes them. Judging these inventories shows what only comes to
 * light then: subnets, routes, filters and workloads of a VPC that has no IPv6 yet.
 */
export const projections = (inventory: Inventory, plans: readonly AddressPlan[]): readonly Inventory[] =>
  extents.map((extent) => ({
    ...inventory,
    slices: inventory.slices.map((slice) => {
      const own = plans.filter(({ account, region }) => account === slice.account && region === slice.region);
      return own.length === 0 ? slice : projectSlice(slice, own, extent);
    }),
  }));

const projectSlice = (slice: Slice, plans: readonly AddressPlan[], extent: Extent): Slice => {
  const byVpc = new Map(plans.map((plan) => [plan.vpcId, plan]));
  const rows =
    extent === 'vpcs' ? [] : plans.flatMap((plan) => plan.subnets.filter(({ state }) => state === 'planned').map((row) => ({ plan, row })));
  const planned = new Map(rows.map(({ row }) => [row.subnetId, row]));
  const made = extent === 'new-subnets' ? rows.flatMap(({ plan, row }) => (row.subnetId === null ? newSubnet(slice, plan, row) : [])) : [];
  const changed = slice.resources.map((resource): Resource => {
    if (resource.kind === 'vpc') return withVpcBlock(resource, byVpc.get(resource.id));
    if (resource.kind === 'subnet') return withSubnetBlock(resource, planned.get(resource.id));
    return resource.kind === 'network-acl' ? withNewSubnets(resource, made) : resource;
  });
  return { ...slice, resources: [...changed, ...made] };
};

const state = { State: 'associated' } as const;

const withVpcBlock = (vpc: Resource<'vpc'>, plan: AddressPlan | undefined): Resource<'vpc'> => {
  if (!plan || plan.source === 'associated') return vpc;
  const block = { Ipv6CidrBlock: plan.block, Ipv6CidrBlockState: state, Ipv6AddressAttribute: 'public' as const };
  return { ...vpc, data: { ...vpc.data, Ipv6CidrBlockAssociationSet: [block] } };
};

const blockOf = ({ block }: PlannedSubnet) => ({
  Ipv6CidrBlock: block,
  Ipv6CidrBlockState: state,
  Ipv6AddressAttribute: 'public' as const,
});

const withSubnetBlock = (subnet: Resource<'subnet'>, row: PlannedSubnet | undefined): Resource<'subnet'> =>
  row ? { ...subnet, data: { ...subnet.data, Ipv6CidrBlockAssociationSet: [blockOf(row)] } } : subnet;

const newSubnet = (slice: Slice, { vpcId }: AddressPlan, row: PlannedSubnet): Resource<'subnet'> => ({
  kind: 'subnet',
  id: newSubnetId(vpcId, row.zone),
  arn: `arn:${slice.partition}:ec2:${slice.region}:${slice.account}:subnet/${newSubnetId(vpcId, row.zone)}`,
  account: slice.account,
  region: slice.region,
  vpcId,
  data: {
    SubnetId: newSubnetId(vpcId, row.zone),
    VpcId: vpcId,
    OwnerId: slice.account,
    State: 'available',
    AvailabilityZone: row.zone,
    AvailableIpAddressCount: 0,
    Ipv6Native: true,
    Ipv6CidrBlockAssociationSet: [blockOf(row)],
    AssignIpv6AddressOnCreation: true,
    EnableDns64: true,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'resource-name',
      EnableResourceNameDnsAAAARecord: true,
      EnableResourceNameDnsARecord: false,
    },
  },
});

const withNewSubnets = (acl: Resource<'network-acl'>, made: readonly Resource<'subnet'>[]): Resource<'network-acl'> => {
  if (!acl.data.IsDefault) return acl;
  const own = made.filter(({ vpcId }) => vpcId === acl.vpcId).map(({ id }) => ({ NetworkAclId: acl.id, SubnetId: id }));
  return { ...acl, data: { ...acl.data, Associations: [...(acl.data.Associations ?? []), ...own] } };
};
