import { hasTaskSubnets, runsOutsideAws, serviceName, serviceSubnets } from '../../network/ecs.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'ecs-service-subnet-not-dual-stack',
  title: 'ECS service in subnets without IPv6',
  severity: { 'dual-stack': 'high' },
  subjects: ['ecs-service'],
  needs: ['subnet'],
  docs: {
    why:
      'Tasks of an awsvpc service take their addresses from the subnets of the service. In a subnet without an IPv6 block they get IPv4 alone, ' +
      'and a service that is spread over both sorts of subnets has tasks with IPv6 and tasks without.',
    fix: 'Give each subnet of the service an IPv6 block, or move the service to subnets that have one, and start new tasks.',
    links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Give task subnets an IPv6 block',
    rollback: 'disassociate-subnet-cidr-block, as long as nothing in the subnets has an IPv6 address.',
  },
  applies: (service) => hasTaskSubnets(service) && !runsOutsideAws(service),
  check: (service, context) => {
    const { seen, unseen } = serviceSubnets(context, service);
    const without = seen.filter((subnet) => !hasIpv6(subnet));
    const evidence = [...saw(service, 'networkConfiguration'), ...seen.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'))];
    if (without.length === 0) {
      return unseen.length > 0 ? unknown(`subnet ${unseen.join(', ')} of the service is not visible`, evidence) : pass(evidence);
    }
    const ids = without.map(({ id }) => id);
    return fail({
      message: `service ${serviceName(service)} places tasks in ${ids.join(', ')}, which ${ids.length === 1 ? 'has' : 'have'} no IPv6 block`,
      evidence,
      related: without.map((subnet) => relatedTo(subnet, 'has no IPv6 block')),
      fix: safeFix('Give the subnets an IPv6 block', ipv6Blocks(context.region, without)),
    });
  },
});
