import { newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, reachText } from '../../network/databases.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { reachBySubnets } from '../../network/service-reach.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'elasticache-serverless-ipv4',
  title: 'Serverless cache answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['serverless-cache'],
  consults: nat64Kinds,
  docs: {
    why: 'The endpoint of the cache has an A record only, and the network type is fixed when it is made: ipv4, unless another was asked for or all subnets are IPv6-only. Clients in IPv6-only subnets need DNS64 and NAT64 to reach it.',
    fix: 'Make a new serverless cache of the network type dual_stack (or ipv6, in IPv6-only subnets), from a snapshot where the engine has them, and move the clients.',
    links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace serverless caches with dual-stack ones',
    rollback:
      'Keep the old cache until the clients have moved; to go back, point them at it again and run delete-serverless-cache on the new one.',
  },
  applies: ({ data }) => !/^(creating|deleting|create-failed)$/i.test(data.Status ?? ''),
  check: (cache, context) => {
    const evidence = saw(cache, 'NetworkType', 'Engine', 'SubnetIds');
    const { NetworkType: type } = cache.data;
    if (type === 'dual_stack' || type === 'ipv6') return pass(evidence);
    const subnets = context.consult('subnet')?.filter(({ id }) => cache.subnetIds?.includes(id)) ?? [];
    // Unsaid is ipv4 only where not all subnets are IPv6-only.
    const isIpv4 = type === 'ipv4' || (type === undefined && subnets.some((subnet) => !isIpv6Only(subnet)));
    if (!isIpv4) return unknown(`the network type ${type ?? '(unsaid)'} of ${cache.id} is not a known one`, evidence);
    const reach = reachBySubnets(context, cache.subnetIds);
    return fail({
      message: `${cache.id} (serverless) is IPv4-only, which cannot be changed in place: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: rebuildFix('Make a new dual-stack serverless cache, and move the clients', {
        cli: [
          `aws elasticache create-serverless-cache --region ${context.region} --serverless-cache-name <new-name> --engine ${cache.data.Engine ?? '<engine>'} --subnet-ids <dual-stack-subnets> --network-type dual_stack`,
        ],
        terraform: [
          newResource('aws_elasticache_serverless_cache', `${cache.id}-dual-stack`, {
            name: '<new-name>',
            engine: cache.data.Engine ?? '<engine>',
            subnet_ids: ['<dual-stack-subnets>'],
            network_type: 'dual_stack',
          }),
        ],
      }),
    });
  },
});
