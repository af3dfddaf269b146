import type { Resource } from '../../model/resource.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

/** The nodes that have interfaces in the VPC: dedicated coordinators where there are any, the data nodes otherwise. */
const nodesInVpc = ({ data }: Resource<'opensearch-domain'>): number | undefined => {
  const coordinators = data.ClusterConfig?.NodeOptions?.find(({ NodeType }) => NodeType === 'coordinator')?.NodeConfig;
  return coordinators?.Enabled ? coordinators.Count : data.ClusterConfig?.InstanceCount;
};

export default defineRule({
  id: 'opensearch-vpc-ipv4-reservation',
  title: 'Few IPv4 addresses left for an OpenSearch domain',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  confidence: 'low',
  subjects: ['opensearch-domain'],
  needs: ['subnet'],
  docs: {
    why: 'A domain takes IPv4 addresses for its nodes even where it is dual-stack, and AWS wants three times as many as there are nodes in a subnet, for blue/green deployments. Where they run out, updates of the domain fail. How many of them the domain holds already is not told, so that a subnet may have enough all the same.',
    fix: 'Keep larger subnets for the domain, or free addresses in those that it uses.',
    links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Look at the addresses left for OpenSearch',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (domain) => domain.data.Deleted !== true && domain.vpcId !== undefined,
  check: (domain, context) => {
    const evidence = saw(domain, 'ClusterConfig', 'VPCOptions');
    const ids = domain.subnetIds ?? [];
    const seen = ids.flatMap((id) => context.get('subnet', id) ?? []);
    const nodes = nodesInVpc(domain);
    if (nodes === undefined || ids.length === 0) return unknown(`how many nodes ${domain.id} has in which subnets is not known`, evidence);
    const wanted = Math.ceil(nodes / ids.length) * 3;
    const short = seen.filter(({ data }) => data.AvailableIpAddressCount !== undefined && data.AvailableIpAddressCount < wanted);
    const unsaid = ids.filter((id) => seen.find((subnet) => subnet.id === id)?.data.AvailableIpAddressCount === undefined);
    const counts = [...evidence, ...seen.flatMap((subnet) => saw(subnet, 'AvailableIpAddressCount'))];
    if (short.length === 0 && unsaid.length > 0) {
      return unknown(`how many IPv4 addresses ${unsaid.join(', ')} has left for ${domain.id} is not known`, counts);
    }
    if (short.length === 0) return pass(counts);
    const listed = short.map(({ id, data }) => `${id} (${data.AvailableIpAddressCount} free)`).join(', ');
    return fail({
      message: `${domain.id} wants ${wanted} IPv4 addresses a subnet for blue/green deployments, and few are left in ${listed}`,
      evidence: counts,
      related: short.map((subnet) => relatedTo(subnet, 'has few IPv4 addresses left')),
    });
  },
});
