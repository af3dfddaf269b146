import type { Resource } from '../../model/resource.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { groupsRegistering, nameOfTargetGroup } from '../../network/load-balancers.ts';
import { defineRule, safeFix } from '../define.ts';

type Instance = Resource<'instance'>;

/** Instances are reached at the first interface of the first card. */
const firstInterface = ({ data }: Instance) =>
  data.NetworkInterfaces?.find(({ Attachment }) => Attachment?.DeviceIndex === 0 && (Attachment.NetworkCardIndex ?? 0) === 0);

const hasPrimaryIpv6 = (instance: Instance): boolean =>
  (firstInterface(instance)?.Ipv6Addresses ?? []).some(({ IsPrimaryIpv6 }) => IsPrimaryIpv6 === true);

export default defineRule({
  id: 'tg-ipv6-target-no-primary-ipv6',
  title: 'IPv6 target group with instances that have no primary IPv6 address',
  severity: { 'ipv6-only': 'high' },
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
  applies: ({ data }) => data.IpAddressType === 'ipv6' && data.TargetType === 'instance',
  check: (target, context) => {
    const groups = groupsRegistering(context, target);
    const evidence = saw(target, 'IpAddressType', 'TargetType');
    if (groups.length === 0) return unknown('its targets are registered by hand or by a controller, and targets are not read', evidence);
    const ids = groups.flatMap(({ data }) => (data.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []));
    const instances = ids.map((id) => context.get('instance', id));
    const without = instances.filter(
      (instance) => instance && firstInterface(instance) && !hasPrimaryIpv6(instance),
    ) as readonly Instance[];
    const names = listed(groups.map(({ id }) => id));
    if (without.length > 0) {
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
          terraform: 'resource "aws_launch_template" "<template>" {\n  network_interfaces {\n    primary_ipv6 = true\n  }\n}',
        }),
      });
    }
    if (ids.length === 0) return unknown(`${names} runs no instance whose addresses could be looked at`, evidence);
    if (!instances.every((instance) => instance && firstInterface(instance)))
      return unknown(`not all instances of ${names} are visible`, evidence);
    return pass(evidence);
  },
});
