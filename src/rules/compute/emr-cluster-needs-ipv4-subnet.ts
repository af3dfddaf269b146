import { newResource } from '../../model/terraform.ts';
import { fail, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { lookUpSubnets } from '../../network/eks.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'emr-cluster-needs-ipv4-subnet',
  title: 'EMR cluster that needs IPv4 in its subnet',
  severity: { 'ipv6-only': 'info' },
  confidence: 'medium',
  subjects: ['emr-cluster'],
  needs: ['subnet'],
  docs: {
    why: 'AWS lists EMR as a service without IPv6, and its API has no setting for it. The subnet of a cluster cannot become an IPv6-only one; a cluster that was put into one weighs more. What EMR does there nobody verified.',
    fix: 'Keep a subnet with IPv4 for the clusters beside the IPv6-only ones. The subnet of a cluster is fixed: one that stands elsewhere is made anew.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html',
      'https://docs.aws.amazon.com/emr/latest/APIReference/API_Ec2InstanceAttributes.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Keep a subnet with IPv4 for EMR',
    rollback:
      'Keep the old cluster until the new one serves; to go back, send the jobs to it again and run terminate-clusters on the new one.',
  },
  applies: ({ data }) => !data.Status?.State?.startsWith('TERMINAT'),
  check: (cluster, context) => {
    const own = saw(cluster, 'Ec2InstanceAttributes');
    const ids = cluster.subnetIds ?? [];
    const name = `${cluster.data.Name ?? cluster.id} (${cluster.id})`;
    if (ids.length === 0) return unknown(`AWS named no subnet of the EMR cluster ${name}`, own);
    const { seen, unseen } = lookUpSubnets(context, ids);
    const native = seen.filter(isIpv6Only);
    const evidence = [...own, ...seen.flatMap((subnet) => saw(subnet, 'Ipv6Native'))];
    if (native.length > 0) {
      return fail({
        message: `EMR cluster ${name} is to run in IPv6-only ${native.map(({ id }) => id).join(', ')}, which EMR does not take`,
        evidence,
        severity: { 'ipv6-only': 'high' },
        related: native.map((subnet) => relatedTo(subnet, 'has no IPv4 addresses')),
        fix: rebuildFix('Make the cluster anew in a dual-stack subnet', {
          cli: [
            `aws emr create-cluster --region ${context.region} --name <new-name> --release-label ${cluster.data.ReleaseLabel ?? '<release>'} --ec2-attributes SubnetId=<dual-stack-subnet> <as-before>`,
          ],
          terraform: [
            newResource('aws_emr_cluster', `${cluster.id}-new`, {
              name: '<new-name>',
              release_label: cluster.data.ReleaseLabel ?? '<release>',
              service_role: '<as-before>',
              ec2_attributes: [{ instance_profile: '<as-before>', subnet_id: '<dual-stack-subnet>' }],
            }),
          ],
        }),
      });
    }
    if (unseen.length > 0) return unknown(`subnets ${unseen.join(', ')} were not among those read`, evidence);
    return fail({
      message: `EMR cluster ${name} needs IPv4 in ${ids.join(', ')}: EMR does not take IPv6-only subnets`,
      evidence,
      related: seen.map((subnet) => relatedTo(subnet, 'has to keep IPv4')),
    });
  },
});
