import type { Resource } from '../model/resource.ts';
import type { TerraformResource } from '../model/terraform.ts';
import { fail, pass, saw, unknown, type Verdict } from '../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, networkTypeOf, reachText } from '../network/databases.ts';
import type { nat64Kinds } from '../network/nat64.ts';
import { disruptiveFix, type RuleContext } from './define.ts';
import { findIn } from '../network/compute.ts';

type Context = RuleContext<never, (typeof nat64Kinds)[number] | 'db-subnet-group'>;

/** What the rules for DocumentDB and Neptune say of a cluster: they share the API and the switch. */
export const clusterNetworkType = (
  cluster: Resource<'db-cluster'>,
  context: Context,
  { name, cli, terraform }: { readonly name: string; readonly cli: 'docdb' | 'neptune'; readonly terraform?: readonly TerraformResource[] },
): Verdict => {
  const evidence = saw(cluster, 'NetworkType', 'Engine', 'EngineVersion', 'DBSubnetGroup');
  const type = networkTypeOf(cluster);
  if (type === 'DUAL') return pass(evidence);
  if (type !== 'IPV4') return unknown(`the network type ${type} of ${cluster.id} is not a known one`, evidence);
  const group = findIn(context.consult('db-subnet-group'), cluster.data.DBSubnetGroup);
  const reach = ipv6OnlyReach(context, group?.vpcId);
  return fail({
    message: `${cluster.id} (${name}) is IPv4-only: ${reachText[reach]}`,
    evidence,
    severity: ipv4OnlySeverity(reach),
    fix: disruptiveFix('Switch the network type to DUAL', {
      cli: [
        `aws ${cli} modify-db-cluster --region ${context.region} --db-cluster-identifier ${cluster.id} --network-type DUAL --apply-immediately`,
      ],
      ...(terraform ? { terraform } : {}),
    }),
  });
};
