import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, type SeverityByTarget, unknown } from '../../model/verdict.ts';
import { isEksManaged, isKubernetesNode, listed, standingIn } from '../../network/compute.ts';
import { hasIpv6, isIpv6Only } from '../../network/facts.ts';
import { type Resource, tagKeysOf } from '../../model/resource.ts';
import { defineRule, rebuildFix } from '../define.ts';

type Group = Resource<'auto-scaling-group'>;

/** What is wrong with where the group stands, and for which target; nothing where it is fit for both. */
const troubleOf = (group: Group, subnets: readonly Resource<'subnet'>[]): { text: string; severity: SeverityByTarget } | undefined => {
  const ipv4 = subnets.filter((subnet) => !isIpv6Only(subnet) && !hasIpv6(subnet));
  const native = subnets.filter(isIpv6Only);
  // Nodes of Kubernetes clusters need IPv4 on EKS: that they cannot move to IPv6-only subnets is said of the cluster.
  const ipv6Only: SeverityByTarget = isKubernetesNode(group) ? {} : { 'ipv6-only': native.length > 0 ? 'low' : 'high' };
  if (ipv4.length > 0) {
    const severity: SeverityByTarget = { 'dual-stack': 'high', ...ipv6Only };
    return { text: `launches into ${listed(ipv4.map(({ id }) => id))} with IPv4 only`, severity };
  }
  if (native.length === subnets.length || isKubernetesNode(group)) return undefined;
  const others = listed(subnets.filter((subnet) => !isIpv6Only(subnet)).map(({ id }) => id));
  if (native.length === 0) return { text: `launches into no IPv6-only subnet: ${others} are dual-stack`, severity: ipv6Only };
  return { text: `mixes IPv6-only subnets with the dual-stack ${others}, so that its instances differ`, severity: ipv6Only };
};

export default defineRule({
  id: 'asg-subnets-not-ipv6',
  title: 'Auto Scaling group in subnets without IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['auto-scaling-group'],
  needs: ['subnet'],
  docs: {
    why:
      'A group gives its instances what its subnets have. In IPv4-only subnets they get no IPv6; ' +
      'and as a subnet cannot be turned into an IPv6-only one, a group moves there only by being given other subnets.',
    fix: 'For dual-stack: give the subnets an IPv6 block. For IPv6-only: create IPv6-only subnets and set them on the group; instances move as they are replaced.',
    links: [
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Launch groups into subnets with IPv6',
    rollback: 'update-auto-scaling-group --vpc-zone-identifier with the former subnets, and start-instance-refresh.',
    after: ['asg-instance-type-unsupported', 'launch-template-no-ipv6'],
  },
  // The subnets of managed node groups are judged with the node group.
  applies: (group) => !isEksManaged(tagKeysOf(group)),
  check: (group, context) => {
    const { subnets, missing } = standingIn(context, group.subnetIds ?? []);
    const evidence = [...saw(group, 'VPCZoneIdentifier'), ...subnets.flatMap((subnet) => saw(subnet, 'CidrBlock', 'Ipv6Native'))];
    const trouble = troubleOf(group, subnets);
    if (missing.length > 0 && !trouble?.severity['dual-stack']) {
      return unknown(`the subnets ${listed(missing)} of ${group.id} are not visible`, evidence);
    }
    if (subnets.length === 0) return unknown(`${group.id} names zones and no subnets: it launches into the default VPC`, evidence);
    if (!trouble) return pass(evidence);
    return fail({
      message: `${group.id} ${trouble.text}`,
      evidence,
      severity: trouble.severity,
      related: subnets.map((subnet) => relatedTo(subnet, 'is launched into')),
      fix: rebuildFix('Launch into other subnets and replace the instances', {
        cli: [
          `aws autoscaling update-auto-scaling-group --region ${context.region} --auto-scaling-group-name ${group.id} --vpc-zone-identifier <subnets-with-ipv6>`,
          `aws autoscaling start-instance-refresh --region ${context.region} --auto-scaling-group-name ${group.id}`,
        ],
        terraform: [existing('aws_autoscaling_group', group.id, { vpc_zone_identifier: ['<subnets-with-ipv6>'] })],
      }),
    });
  },
});
