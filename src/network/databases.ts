import { auroraDualStackVersions, dualStackEngines, networkTypeSwitch } from '../knowledge/rds.ts';
import type { View } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource, Scope } from '../model/resource.ts';
import type { SeverityByTarget } from '../model/verdict.ts';
import { inVpc, isIpv6Only } from './facts.ts';
import { nat64Kinds, nat64Path } from './nat64.ts';
import { findIn } from './compute.ts';
import { lookup } from './once.ts';

export type DbInstance = Resource<'db-instance'>;
export type DbCluster = Resource<'db-cluster'>;
export type Database = DbInstance | DbCluster;

/** AWS writes IPV4 or DUAL. Records from before dual-stack mode leave it out, and are IPv4 (inferred; AWS does not say). */
export const networkTypeOf = ({ data }: Database): string => data.NetworkType ?? 'IPV4';

/** A database that is neither being made nor going. */
export const isSettled = (database: Database): boolean => {
  const status = database.kind === 'db-instance' ? database.data.DBInstanceStatus : database.data.Status;
  return status !== 'creating' && status !== 'deleting';
};

/** A DB instance that decides for itself: in clusters (Aurora, Neptune, DocumentDB, Multi-AZ) the cluster decides. */
export const isStandalone = ({ data }: DbInstance): boolean =>
  !data.DBClusterIdentifier && !/^(aurora|docdb|neptune)/.test(data.Engine ?? '');

export const isOnOutpost = ({ data }: DbInstance): boolean => (data.DBSubnetGroup?.Subnets ?? []).some((each) => each.SubnetOutpost?.Arn);

const beginsWithAny = (engine: string | undefined, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => engine?.startsWith(prefix));

export const canBeDualStack = ({ data }: DbInstance): boolean => beginsWithAny(data.Engine, dualStackEngines.prefixes);

/** Whether the switch to dual-stack interrupts the instance. */
export const switchInterrupts = ({ data }: DbInstance): boolean =>
  data.MultiAZ === true || !beginsWithAny(data.Engine, networkTypeSwitch.withoutDowntime);

/** The subnet group's name, which instances and clusters give in different shapes. */
export const subnetGroupOf = (database: Database): string | undefined =>
  database.kind === 'db-instance' ? database.data.DBSubnetGroup?.DBSubnetGroupName : database.data.DBSubnetGroup;

export const portOf = (database: Database): number | undefined =>
  database.kind === 'db-instance' ? database.data.Endpoint?.Port : database.data.Port;

/** The groups that filter a database's traffic: those in sight, and the ids of the others. */
export const filtersOf = (view: View<'security-group'>, { data }: Database) => {
  const active = (data.VpcSecurityGroups ?? []).filter(({ Status }) => Status !== 'removing');
  const ids = active.flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []);
  return {
    groups: ids.flatMap((id) => view.get('security-group', id) ?? []),
    missing: ids.filter((id) => !view.get('security-group', id)),
  };
};

/** The instance that a read replica copies. One in another region is named by its ARN. */
export const replicaSource = (instances: readonly DbInstance[], replica: DbInstance): DbInstance | undefined => {
  const source = replica.data.ReadReplicaSourceDBInstanceIdentifier;
  if (source === undefined) return undefined;
  const isHere = (each: DbInstance) => each.account === replica.account && each.region === replica.region;
  return byArn(instances, source)[0] ?? byName(instances, source).find(isHere);
};

const byArn = lookup(({ arn }: DbInstance) => arn);
const byName = lookup(({ id }: DbInstance) => id);

/**
 * Whether a cluster's version is one that takes dual-stack mode: `8.0.mysql_aurora.3.04.1`, `15.4`.
 * Undefined where the version is not of that form.
 */
export const auroraTakesDualStack = ({ data }: DbCluster): boolean | undefined => {
  const floors = data.Engine === 'aurora-mysql' || data.Engine === 'aurora-postgresql' ? auroraDualStackVersions[data.Engine] : [];
  const numbers = /(?:aurora\.)?(\d+(?:\.\d+)+)$/
    .exec(data.EngineVersion ?? '')?.[1]
    ?.split('.')
    .map(Number);
  if (!numbers || floors.length === 0) return undefined;
  const parsed = floors.map((floor) => floor.split('.').map(Number));
  const own = parsed.find(([line]) => line === numbers[0]);
  if (!own) return (numbers[0] ?? 0) > Math.max(...parsed.map(([line]) => line ?? 0));
  return (own.map((wanted, index) => (numbers[index] ?? 0) - wanted).find((difference) => difference !== 0) ?? 0) >= 0;
};

/** What a rule may read of the kinds that it consults. */
interface Consults<K extends Kind> extends Scope {
  consult<C extends K>(kind: C): readonly Resource<C>[] | undefined;
}
type Nat64Kind = (typeof nat64Kinds)[number];

const consultedView = (context: Consults<Nat64Kind>): View<Nat64Kind> | undefined => {
  const lists = new Map(nat64Kinds.map((kind) => [kind, context.consult(kind) as readonly Resource[] | undefined]));
  if ([...lists.values()].includes(undefined)) return undefined;
  const all = (kind: Nat64Kind) => lists.get(kind) ?? [];
  const get = (kind: Nat64Kind, id: string | undefined) => findIn(all(kind), id);
  return { account: context.account, region: context.region, partition: context.partition, all, get } as View<Nat64Kind>;
};

export type ClientReach = 'through-nat64' | 'no-nat64' | 'no-ipv6-only-subnet' | 'unknown';

/** How clients in the IPv6-only subnets of a VPC reach an IPv4 address in it: one subnet with a working path is enough. */
export const ipv6OnlyReach = (context: Consults<Nat64Kind>, vpcId: string | undefined): ClientReach => {
  const view = consultedView(context);
  if (!view || !vpcId) return 'unknown';
  const native = inVpc<'subnet'>(view, 'subnet', vpcId).filter(isIpv6Only);
  if (native.length === 0) return 'no-ipv6-only-subnet';
  const outcomes = native.filter(({ data }) => data.EnableDns64 === true).map((subnet) => nat64Path(view, subnet).outcome);
  // Inside the VPC a translated packet needs no way on to the internet.
  if (outcomes.some((each) => each === 'translated' || each === 'nat-without-internet')) return 'through-nat64';
  return outcomes.some((each) => each === 'out-of-sight' || each === 'no-table') ? 'unknown' : 'no-nat64';
};

/**
 * How an IPv4-only database weighs: for dual-stack as given; for IPv6-only it is but a detour where NAT64 leads to its host
 * name, or where nobody is IPv6-only yet.
 */
export const ipv4OnlySeverity = (reach: ClientReach, dualStack: SeverityByTarget['dual-stack'] = 'medium'): SeverityByTarget => ({
  'dual-stack': dualStack,
  'ipv6-only': { 'through-nat64': 'low', 'no-ipv6-only-subnet': 'low', 'no-nat64': 'high', unknown: 'medium' }[reach] as
    | 'low'
    | 'medium'
    | 'high',
});

export const reachText: Readonly<Record<ClientReach, string>> = {
  'through-nat64': 'clients in IPv6-only subnets reach it through NAT64 only',
  'no-nat64': 'clients in the IPv6-only subnets of its VPC cannot reach it, for want of DNS64 or a NAT64 route',
  'no-ipv6-only-subnet': 'IPv6-only clients would need NAT64 to reach it',
  unknown: 'IPv6-only clients need NAT64 to reach it',
};
