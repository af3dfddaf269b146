import { compare } from '../../model/order.ts';
import { findIn } from '../../network/compute.ts';
import type { Resource } from '../../model/resource.ts';
import { addressOf, existing, expression, newResource, type TerraformResource } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { type EcsService, placementsOf, runsOutsideAws, serviceInTerraform, serviceName } from '../../network/ecs.ts';
import { oncePer } from '../../network/once.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** The target groups of a service, those for the other colour of a blue/green deployment too. */
const groupsOf = oncePer((service: EcsService): readonly string[] => [
  ...new Set(
    placementsOf(service)
      .flatMap(({ loadBalancers }) => loadBalancers ?? [])
      .flatMap(({ targetGroupArn, advancedConfiguration }) =>
        [targetGroupArn ?? [], advancedConfiguration?.alternateTargetGroupArn ?? []].flat(),
      ),
  ),
]);

const createGroup = ({ region, data }: Resource<'target-group'>): string =>
  `aws elbv2 create-target-group --region ${region} --name <name> --ip-address-type ipv6 --target-type ${data.TargetType ?? 'ip'} --protocol ${data.Protocol ?? '<protocol>'} --port ${data.Port ?? '<port>'} --vpc-id ${data.VpcId ?? '<vpc>'}`;

/** The new groups, and the service where it names its groups itself: those of task sets are named by what deploys them. */
const inTerraform = (service: EcsService, wrong: readonly Resource<'target-group'>[]): readonly TerraformResource[] => {
  const made = new Map(
    wrong.map(({ id, data }) => [
      id,
      newResource('aws_lb_target_group', `${data.TargetGroupName ?? id}-ipv6`, {
        name: '<name>',
        ip_address_type: 'ipv6',
        target_type: data.TargetType ?? 'ip',
        protocol: data.Protocol ?? '<protocol>',
        port: data.Port ?? '<port>',
        vpc_id: data.VpcId ?? '<vpc>',
      }),
    ]),
  );
  const balanced = (service.data.loadBalancers ?? []).map(({ targetGroupArn = '<target-group>', containerName, containerPort }) => {
    const group = made.get(targetGroupArn);
    return {
      target_group_arn: group ? expression(`${addressOf(group)}.arn`) : targetGroupArn,
      container_name: containerName ?? '<container>',
      container_port: containerPort ?? '<port>',
    };
  });
  return [...made.values(), ...(balanced.length > 0 ? [serviceInTerraform(service, { load_balancer: balanced })] : [])];
};

export default defineRule({
  id: 'ecs-service-target-group-not-ipv6',
  title: 'ECS service behind an IPv4 target group',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['ecs-service'],
  needs: ['target-group'],
  consults: ['load-balancer'],
  docs: {
    why:
      'Tasks in IPv6-only subnets have no IPv4 address, so ECS cannot register them in an IPv4 target group: the service takes no traffic. It needs a target group for IPv6, behind a dual-stack load balancer. ' +
      'For a dual-stack service an IPv4 target group behind a dual-stack load balancer is fine.',
    fix: 'Make a target group with the IP address type ipv6 (the type of an existing one cannot be changed), make the load balancer dual-stack, and point listener and service to the new group.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
      'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4209',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Register tasks in IPv6 target groups',
    rollback: 'update-service --load-balancers with the former target group, which is kept until the new one serves.',
    after: ['ecs-awsvpc-required-for-ipv6', 'ecs-instance-no-primary-ipv6', 'ecs-service-classic-elb'],
  },
  applies: (service) => service.data.status !== 'INACTIVE' && !runsOutsideAws(service) && groupsOf(service).length > 0,
  check: (service, context) => {
    const ids = groupsOf(service);
    const seen = ids.flatMap((id) => context.get('target-group', id) ?? []);
    const unseen = ids.filter((id) => !context.get('target-group', id));
    const evidence = [...saw(service, 'loadBalancers'), ...seen.flatMap((group) => saw(group, 'IpAddressType', 'TargetType'))];
    // ELB makes groups for IPv4 where none is asked for, so a group without a type is one.
    const wrong = seen.filter(({ data }) => data.IpAddressType !== 'ipv6');
    if (wrong.length === 0)
      return unseen.length > 0 ? unknown(`target group ${unseen.join(', ')} is not visible`, evidence) : pass(evidence);
    const behind = new Set(wrong.flatMap(({ data }) => data.LoadBalancerArns ?? []));
    const balancers = context.consult('load-balancer');
    // In the order of the listing, which is that of their ARNs.
    const ipv4Balancers = [...behind]
      .toSorted(compare)
      .flatMap((id) => findIn(balancers, id) ?? [])
      .filter(({ data }) => data.IpAddressType === 'ipv4');
    return fail({
      message: `service ${serviceName(service)} registers its tasks in ${wrong.map(({ id, data }) => data.TargetGroupName ?? id).join(', ')}, which takes IPv4 targets only`,
      evidence,
      related: [
        ...wrong.map((group) => relatedTo(group, 'takes IPv4 targets only')),
        ...ipv4Balancers.map((balancer) => relatedTo(balancer, 'must be dual-stack before it takes an IPv6 target group')),
      ],
      fix: rebuildFix('Make an IPv6 target group behind a dual-stack load balancer', {
        cli: [
          ...ipv4Balancers.map(
            ({ id }) => `aws elbv2 set-ip-address-type --region ${context.region} --load-balancer-arn ${id} --ip-address-type dualstack`,
          ),
          ...wrong.map(createGroup),
        ],
        terraform: [
          ...ipv4Balancers.map(({ id }) => existing('aws_lb', id, { ip_address_type: 'dualstack' })),
          ...inTerraform(service, wrong),
        ],
      }),
    });
  },
});
