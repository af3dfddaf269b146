import { launchTemplateUses } from '../../model/launch-template.ts';
import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { groupsRegistering, nameOfTargetGroup } from '../../network/load-balancers.ts';
import { firstInterface, lacksPrimaryIpv6, wantsPrimaryIpv6 } from '../../network/primary-ipv6.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'tg-ipv6-target-no-primary-ipv6',
  title: 'IPv6 target group with instances that have no primary IPv6 address',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['target-group'],
  needs: ['auto-scaling-group', 'instance'],
  docs: {
    why:
      'An IPv6 target group that takes instances by id sends to their primary IPv6 address, and refuses instances without one. ' +
      'An address is not primary by itself: the interface has to be told so, at launch or later, and it cannot be taken back.',
    fix: 'Enable the primary IPv6 address on the instances and in the launch template, or use a target group of type ip. Only targets that an Auto Scaling group registers can be seen.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
      'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3692',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Give registered instances primary IPv6 addresses',
    rollback: 'There is no way back: the primary IPv6 address of an interface stays until the interface or the instance is gone.',
  },
  applies: wantsPrimaryIpv6,
  check: (target, context) => {
    const groups = groupsRegistering(context, target);
    const evidence = saw(target, 'IpAddressType', 'TargetType');
    if (groups.length === 0) return unknown('its targets are registered by hand or by a controller, and targets are not read', evidence);
    const ids = groups.flatMap(({ data }) => (data.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []));
    const instances = ids.map((id) => context.get('instance', id));
    const without = instances.flatMap((instance) => (instance && lacksPrimaryIpv6(instance) ? instance : []));
    const names = listed(groups.map(({ id }) => id));
    if (without.length > 0) {
      const templates = [...new Set(groups.flatMap((group) => launchTemplateUses(group).flatMap(({ id }) => id ?? [])))];
      const enis = without.flatMap((instance) => firstInterface(instance)?.NetworkInterfaceId ?? []);
      return fail({
        message: `target group ${nameOfTargetGroup(target)} needs primary IPv6 addresses, and there is none on ${listed(without.map(({ id }) => id))} of ${names}`,
        evidence: [...evidence, ...without.flatMap((instance) => saw(instance, 'NetworkInterfaces'))],
        related: without.map((instance) => relatedTo(instance, 'has no primary IPv6 address')),
        fix: safeFix('Make an IPv6 address primary', {
          cli: enis.map(
            (id) =>
              `aws ec2 modify-network-interface-attribute --region ${context.region} --network-interface-id ${id} --enable-primary-ipv6`,
          ),
          ...(templates.length > 0
            ? { terraform: templates.map((id) => existing('aws_launch_template', id, { network_interfaces: [{ primary_ipv6: 'true' }] })) }
            : {}),
        }),
      });
    }
    if (ids.length === 0) return unknown(`${names} runs no instance whose addresses could be looked at`, evidence);
    if (!instances.every((instance) => instance && firstInterface(instance)))
      return unknown(`not all instances of ${names} are visible`, evidence);
    return pass(evidence);
  },
});
