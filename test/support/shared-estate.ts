import { globalRegion, type Inventory, type Slice } from '../../src/model/inventory.ts';
import type { Kind, Kinds } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import { sharedKinds } from '../../src/network/sharing.ts';
import { build } from './build.ts';

export const networkAccount = '999900001111';

/** Interfaces and security groups are the participant's own, and the owner sees them too. */
const ofParticipant = new Set<Kind>(['network-interface', 'security-group']);
/** What a participant sees of the owner's. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html */
const visible = new Set<Kind>(['vpc', 'subnet', 'route-table', 'network-acl']);

const owned = (resource: Resource, account: string, OwnerId: string, hasTags = true): Resource => {
  const { Tags, SubnetArn, ...data } = resource.data as Readonly<Record<string, unknown>>;
  const changed: unknown = {
    ...data,
    ...(hasTags && Tags !== undefined ? { Tags } : {}),
    ...(data['OwnerId'] === undefined ? {} : { OwnerId }),
    ...(typeof SubnetArn === 'string' ? { SubnetArn: SubnetArn.replace(`:${resource.account}:`, `:${OwnerId}:`) } : {}),
  };
  return build(resource.kind, changed as Kinds[Kind], { account, region: resource.region, partition: 'aws' });
};

/** The same resource in another account. */
export const moved = (resource: Resource, account: string): Resource => ({ ...resource, account });

/** The same estate where a central account owns the VPCs and shares all subnets with the account of the workloads. */
export const split = (estate: Inventory): Inventory => ({
  ...estate,
  slices: estate.slices.flatMap((slice): readonly Slice[] => {
    const { account, region, resources, gaps } = slice;
    if (region === globalRegion) return [slice, { ...slice, account: networkAccount, resources: [], gaps: [] }];
    const isAws = ({ data }: Resource) => (data as { readonly OwnerId?: string }).OwnerId === 'AWS';
    const shared = resources.filter((each) => sharedKinds.has(each.kind));
    const offered = resources.filter(({ kind }) => kind === 'vpc-endpoint-service' || kind === 'service-quota');
    const owners = shared.map((each) =>
      isAws(each) ? moved(each, networkAccount) : owned(each, networkAccount, ofParticipant.has(each.kind) ? account : networkAccount),
    );
    const own = resources.flatMap((each) => {
      if (visible.has(each.kind)) return [owned(each, account, networkAccount, false)];
      return !sharedKinds.has(each.kind) || ofParticipant.has(each.kind) || isAws(each) ? [each] : [];
    });
    return [
      {
        ...slice,
        account: networkAccount,
        resources: [...owners, ...offered],
        gaps: gaps.filter(({ kind }) => sharedKinds.has(kind)).map((gap) => ({ ...gap, account: networkAccount })),
      },
      { ...slice, resources: own },
    ];
  }),
});
