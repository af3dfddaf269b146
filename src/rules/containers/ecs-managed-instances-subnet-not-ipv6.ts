import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, type SeverityByTarget, unknown } from '../../model/verdict.ts';
import { listed, standingIn } from '../../network/compute.ts';
import { hasIpv6, isIpv6Only } from '../../network/facts.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** What is wrong with the subnets, and for which target. */
const troubleOf = (subnets: readonly Resource<'subnet'>[]): { text: string; severity: SeverityByTarget } | undefined => {
  const ipv4 = subnets.filter((subnet) => !isIpv6Only(subnet) && !hasIpv6(subnet));
  const others = subnets.filter((subnet) => !isIpv6Only(subnet));
  if (ipv4.length > 0) {
    return { text: `into ${listed(ipv4.map(({ id }) => id))} with IPv4 only`, severity: { 'dual-stack': 'high', 'ipv6-only': 'high' } };
  }
  if (others.length === 0) return undefined;
  const text = `into ${listed(others.map(({ id }) => id))}, which are dual-stack and not IPv6-only`;
  return { text, severity: { 'ipv6-only': others.length < subnets.length ? 'low' : 'high' } };
};

export default defineRule({
  id: 'ecs-managed-instances-subnet-not-ipv6',
  title: 'ECS Managed Instances in subnets without IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  // That the instances pull images over their own subnet, whatever subnets the tasks have, was not verified.
  confidence: 'medium',
  subjects: ['ecs-capacity-provider'],
  needs: ['subnet'],
  docs: {
    why:
      'ECS launches Managed Instances into the subnets of their capacity provider, and they have what these have. Tasks may have subnets of their own; ' +
      'images are pulled by the instance, as far as AWS tells, so with IPv4 alone it needs a way out over IPv4 (not verified).',
    fix: 'For dual-stack: give the subnets an IPv6 block. For IPv6-only: name IPv6-only subnets in the capacity provider; new instances stand there.',
    links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-networking.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Launch Managed Instances into subnets with IPv6',
    rollback: 'update-capacity-provider with the former subnets.',
  },
  applies: ({ data }) => data.status !== 'INACTIVE',
  check: (provider, context) => {
    const { subnets, missing } = standingIn(context, provider.subnetIds ?? []);
    const evidence = [...saw(provider, 'managedInstancesProvider'), ...subnets.flatMap((subnet) => saw(subnet, 'CidrBlock', 'Ipv6Native'))];
    const trouble = troubleOf(subnets);
    if (missing.length > 0 && !trouble?.severity['dual-stack']) {
      return unknown(`the subnets ${listed(missing)} of ${provider.data.name} are not visible`, evidence);
    }
    if (subnets.length === 0) return unknown(`ECS did not say which subnets ${provider.data.name} launches into`, evidence);
    if (!trouble) return pass(evidence);
    return fail({
      message: `the capacity provider ${provider.data.name} launches instances ${trouble.text}`,
      evidence,
      severity: trouble.severity,
      related: subnets.map((subnet) => relatedTo(subnet, 'is launched into')),
      fix: rebuildFix('Launch into other subnets and let ECS replace the instances', {
        cli: [
          `aws ecs update-capacity-provider --region ${context.region} --cluster ${provider.data.cluster ?? '<cluster>'} --name ${provider.data.name} --managed-instances-provider <as-now-with-other-subnets>`,
        ],
        terraform: [
          existing('aws_ecs_capacity_provider', provider.id, {
            managed_instances_provider: [{ instance_launch_template: [{ network_configuration: [{ subnets: ['<subnets-with-ipv6>'] }] }] }],
          }),
        ],
      }),
    });
  },
});
