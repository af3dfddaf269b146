import type { ReplayFixture, ReplayService } from './replay/fixture.ts';

/** Whose keys the tests have, and the accounts that they read through roles. */
export const caller = '999999999999';
export const [first, second, third, closed] = ['111111111111', '222222222222', '333333333333', '444444444444'] as const;
export const regions = ['eu-central-1', 'us-east-1'] as const;

export const roleIn = (account: string, name = 'ipv6-audit'): string => `arn:aws:iam::${account}:role/${name}`;

const account = (id: string, vpcs: number): Readonly<Record<string, Readonly<Record<string, ReplayService>>>> => {
  const ids = Array.from({ length: vpcs }, (_, index) => `vpc-${id.slice(0, 4)}${String(index).padStart(4, '0')}`);
  return {
    '*': {
      ec2: {
        DescribeRegions: { Regions: regions.map((RegionName) => ({ RegionName })) },
        DescribeVpcs: { Vpcs: ids.map((VpcId) => ({ VpcId, OwnerId: id, CidrBlock: '10.0.0.0/16', State: 'available' })) },
        DescribeSubnets: {
          Subnets: ids.map((VpcId) => ({
            SubnetId: VpcId.replace('vpc', 'subnet'),
            VpcId,
            CidrBlock: '10.0.0.0/24',
            State: 'available',
            Ipv6Native: false,
          })),
        },
        DescribeVpcAttribute: [
          { match: { Attribute: 'enableDnsSupport' }, reply: { EnableDnsSupport: { Value: true } } },
          { match: { Attribute: 'enableDnsHostnames' }, reply: { EnableDnsHostnames: { Value: true } } },
        ],
      },
    },
  };
};

/** The root has the first account and a unit with the second, in which another unit has the third; one account is suspended. */
export const [rootId, outer, inner] = ['r-root', 'ou-root-outer000', 'ou-root-inner000'] as const;

const listed = (Id: string, Name: string, State: 'ACTIVE' | 'SUSPENDED' = 'ACTIVE') => ({ Id, Name, State, Status: State });
const parentOf = {
  [rootId]: [listed(caller, 'hub'), listed(first, 'one')],
  [outer]: [listed(second, 'two')],
  [inner]: [listed(third, 'three'), listed(closed, 'old', 'SUSPENDED')],
};
const unitsOf = { [rootId]: [outer], [outer]: [inner], [inner]: [] };

const organizations: ReplayService = {
  ListAccounts: { Accounts: Object.values(parentOf).flat() },
  ListAccountsForParent: Object.entries(parentOf).map(([ParentId, Accounts]) => ({ match: { ParentId }, reply: { Accounts } })),
  ListOrganizationalUnitsForParent: Object.entries(unitsOf).map(([ParentId, ids]) => ({
    match: { ParentId },
    reply: { OrganizationalUnits: ids.map((Id) => ({ Id })) },
  })),
};

const denied = { code: 'AccessDenied', message: 'User: hub is not authorized to perform: sts:AssumeRole', status: 403 };

/** The organization as its management account sees it. The roles of `shut` are not to be had; the third's only with its own external id. */
export const organization = (vpcs = 1, shut: readonly string[] = []): ReplayFixture => ({
  [caller]: {
    ...account(caller, vpcs),
    global: {
      organizations,
      sts: {
        AssumeRole: [
          ...shut.map((id) => ({ match: { RoleArn: roleIn(id) }, error: denied })),
          { match: { RoleArn: roleIn(third), ExternalId: 'wrong' }, error: denied },
        ],
      },
    },
  },
  [first]: account(first, vpcs),
  [second]: account(second, vpcs),
  [third]: account(third, vpcs),
});
