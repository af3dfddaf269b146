import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'redshift-cluster-ipv4-only',
  title: 'Redshift cluster answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['redshift-cluster'],
  consults: nat64Kinds,
  docs: {
    why: 'The endpoint of the cluster has an A record only. Clients in IPv6-only subnets reach it through DNS64 and NAT64, and not at all where either is missing. A cluster without the word IpAddressType is taken for IPv4 (inferred).',
    fix: 'Switch the IP address type to dualstack. All subnets of the cluster subnet group need an IPv6 block first; AWS refuses with Ipv6CidrBlockNotFoundFault otherwise.',
    links: ['https://docs.aws.amazon.com/redshift/latest/APIReference/API_ModifyCluster.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch Redshift clusters to dual-stack',
    rollback: 'modify-cluster --ip-address-type ipv4.',
    after: ['redshift-subnet-group-not-dual-stack'],
  },
  applies: ({ data }) => data.ClusterStatus !== 'creating' && data.ClusterStatus !== 'deleting',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'IpAddressType', 'ClusterSubnetGroupName');
    const type = (cluster.data.IpAddressType ?? 'ipv4').toLowerCase();
    if (type === 'dualstack') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the IP address type ${type} of ${cluster.id} is not a known one`, evidence);
    const reach = ipv6OnlyReach(context, cluster.vpcId);
    return fail({
      message: `${cluster.id} (Redshift) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: disruptiveFix('Switch the IP address type to dualstack', {
        cli: [`aws redshift modify-cluster --region ${context.region} --cluster-identifier ${cluster.id} --ip-address-type dualstack`],
      }),
    });
  },
});
