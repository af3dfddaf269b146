import { loadFixture, type ReplayFixture } from '../support/replay/fixture.ts';

const folder = new URL('../../fixtures/accounts/playground', import.meta.url).pathname;

/** The parts of the playground's EC2 answers that the scenarios change. */
interface Ec2 {
  readonly DescribeVpcs: { readonly Vpcs: readonly Loose[] };
  readonly DescribeVpcAttribute: readonly { readonly reply: Loose }[];
  readonly DescribeDhcpOptions: { readonly DhcpOptions: readonly { DhcpConfigurations: { Key: string; Values: { Value: string }[] }[] }[] };
  readonly DescribeSubnets: { readonly Subnets: readonly Loose[] };
  readonly DescribeRouteTables: { readonly RouteTables: readonly { RouteTableId: string; Routes: Loose[]; Associations: Loose[] }[] };
  readonly DescribeNatGateways: { readonly NatGateways: readonly Loose[] };
  readonly DescribeNetworkAcls: { readonly NetworkAcls: readonly { Entries: Loose[] }[] };
  readonly DescribeSecurityGroups: {
    readonly SecurityGroups: readonly { GroupName: string; IpPermissions: Permission[]; IpPermissionsEgress: Permission[] }[];
  };
  readonly DescribeInstances: { readonly Reservations: readonly { Instances: { MetadataOptions: Loose }[] }[] };
}
type Loose = Record<string, unknown>;
interface Permission {
  IpRanges: Loose[];
  Ipv6Ranges: Loose[];
}

export interface Playground {
  readonly ec2: Ec2;
  readonly services: Record<string, Record<string, unknown>>;
  readonly subnet: (name: string) => Loose;
  readonly table: (name: 'main' | 'public' | 'ipv6-only') => Ec2['DescribeRouteTables']['RouteTables'][number];
  readonly group: (name: 'clients' | 'database') => Ec2['DescribeSecurityGroups']['SecurityGroups'][number];
}

const sound = await loadFixture(folder);

/** The article's playground, built sound, with one thing changed. */
export const playground = (change: (playground: Playground) => void = () => {}): ReplayFixture => {
  const copy = structuredClone(sound) as unknown as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
  const services = Object.values(Object.values(copy)[0] ?? {})[0] ?? {};
  const ec2 = services['ec2'] as unknown as Ec2;
  const named = <T>(items: readonly T[], name: string): T => {
    const found = items.find(
      (item) => JSON.stringify((item as Loose)['Tags'] ?? []).includes(`"${name}"`) || (item as Loose)['GroupName'] === name,
    );
    if (!found) throw new Error(`the playground has no ${name}`);
    return found;
  };
  change({
    ec2,
    services,
    subnet: (name) => named(ec2.DescribeSubnets.Subnets, name),
    table: (name) => named(ec2.DescribeRouteTables.RouteTables, name),
    group: (name) => named(ec2.DescribeSecurityGroups.SecurityGroups, name),
  });
  return copy as unknown as ReplayFixture;
};
