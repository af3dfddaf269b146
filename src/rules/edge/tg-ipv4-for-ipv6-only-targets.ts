import type { Resource } from '../../model/resource.ts';
import { addressOf, existing, expression, newResource, type TerraformResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed, standingIn } from '../../network/compute.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { groupsRegistering, nameOfTargetGroup, type TargetGroup } from '../../network/load-balancers.ts';
import { defineRule, rebuildFix } from '../define.ts';

const newNameOf = (target: TargetGroup): string => `${nameOfTargetGroup(target).slice(0, 27)}-ipv6`;

const replacement = (target: TargetGroup, groups: readonly Resource<'auto-scaling-group'>[]): readonly TerraformResource[] => {
  const { TargetType = 'instance', Protocol = '<protocol>', Port = '<port>', VpcId = '<vpc>' } = target.data;
  const made = newResource('aws_lb_target_group', newNameOf(target), {
    name: newNameOf(target),
    ip_address_type: 'ipv6',
    target_type: TargetType,
    protocol: Protocol,
    port: Port,
    vpc_id: VpcId,
  });
  return [
    made,
    // The list is the whole one: what is registered stays so until the listener has been switched.
    ...groups.map((group) =>
      existing('aws_autoscaling_group', group.id, {
        target_group_arns: [...(group.data.TargetGroupARNs ?? []), expression(`${addressOf(made)}.arn`)],
      }),
    ),
  ];
};

export default defineRule({
  id: 'tg-ipv4-for-ipv6-only-targets',
  title: 'IPv4 target group for instances in IPv6-only subnets',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['target-group'],
  needs: ['auto-scaling-group', 'subnet'],
  docs: {
    why:
      'An IPv4 target group sends to the IPv4 address of its targets, and instances in IPv6-only subnets have none: their registration fails and the load balancer finds no healthy target. ' +
      'The address type of a target group cannot be changed.',
    fix: 'Create an IPv6 target group, which needs a dual-stack load balancer and instances with a primary IPv6 address, attach it to the Auto Scaling group, and switch the listener.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Replace target groups of IPv6-only instances',
    rollback: 'Keep the IPv4 target group until the new one serves; modify-listener forwards to it again.',
    after: ['alb-ipv4-only', 'nlb-ipv4-only', 'asg-launch-template-no-primary-ipv6'],
  },
  // An absent type means ipv4: AWS documents the default. Groups of Lambda functions and of ALBs, and GENEVE ones, have no other.
  applies: ({ data }) =>
    (data.IpAddressType ?? 'ipv4') === 'ipv4' && (data.TargetType === 'instance' || data.TargetType === 'ip') && data.Protocol !== 'GENEVE',
  check: (target, context) => {
    const groups = groupsRegistering(context, target);
    // What is registered by hand was accepted, so it has IPv4; services of ECS are judged as such.
    if (groups.length === 0) return notApplicable;
    const { subnets, missing } = standingIn(context, [...new Set(groups.flatMap(({ subnetIds }) => subnetIds ?? []))]);
    const native = subnets.filter(isIpv6Only);
    const evidence = [...saw(target, 'IpAddressType', 'TargetType'), ...subnets.flatMap((subnet) => saw(subnet, 'Ipv6Native'))];
    const names = listed(groups.map(({ id }) => id));
    if (native.length === 0 && (missing.length > 0 || subnets.length === 0)) {
      return unknown(`the subnets ${listed(missing)} of ${names} are not visible`, evidence);
    }
    if (native.length === 0) return pass(evidence);
    const name = nameOfTargetGroup(target);
    return fail({
      message: `IPv4 target group ${name} gets instances of ${names} from the IPv6-only ${listed(native.map(({ id }) => id))}`,
      evidence,
      related: groups.map((group) => relatedTo(group, 'registers its instances here')),
      fix: rebuildFix('Replace it by an IPv6 target group', {
        cli: [
          `aws elbv2 create-target-group --region ${context.region} --name ${newNameOf(target)} --ip-address-type ipv6 --target-type ${target.data.TargetType} --protocol ${target.data.Protocol} --port ${target.data.Port} --vpc-id ${target.data.VpcId}`,
          ...groups.map(
            ({ id }) =>
              `aws autoscaling attach-load-balancer-target-groups --region ${context.region} --auto-scaling-group-name ${id} --target-group-arns <new-target-group>`,
          ),
          `aws elbv2 modify-listener --region ${context.region} --listener-arn <listener> --default-actions Type=forward,TargetGroupArn=<new-target-group>`,
        ],
        terraform: replacement(target, groups),
      }),
    });
  },
});
