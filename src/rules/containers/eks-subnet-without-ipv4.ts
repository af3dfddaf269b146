import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { clusterNameOf, lookUpSubnets, nameOfPlacement, ownSubnetIds } from '../../network/eks.ts';
import { newFargateProfile, newNodegroup } from '../../network/eks-fixes.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, disruptiveFix, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'eks-subnet-without-ipv4',
  title: 'EKS placed in an IPv6-only subnet',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['eks-cluster', 'eks-nodegroup', 'eks-fargate-profile'],
  needs: ['eks-cluster', 'subnet'],
  docs: {
    why:
      'The control plane, every node, and every Fargate pod take an IPv4 address of their subnet, also in an IPv6 cluster. ' +
      'An IPv6-only subnet has none to give: clusters and node groups fail to create or update for want of free addresses, and nodes do not launch there.',
    fix: 'Use dual-stack subnets: an IPv6 cluster needs about one IPv4 address per node there.',
    links: ['https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html', 'https://github.com/aws/containers-roadmap/issues/1805'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Place EKS in dual-stack subnets',
    rollback: 'update-cluster-config with the former subnets; node groups and Fargate profiles are kept until the new ones serve.',
  },
  applies: (placement) => placement.data.status !== 'DELETING',
  check: (placement, context) => {
    const ids = ownSubnetIds(context, placement);
    if (ids.length === 0) return notApplicable;
    const { seen, unseen } = lookUpSubnets(context, ids);
    const native = seen.filter(isIpv6Only);
    const evidence = seen.flatMap((subnet) => saw(subnet, 'Ipv6Native', 'CidrBlock'));
    if (native.length === 0 && unseen.length > 0) return unknown(`subnets ${unseen.join(', ')} were not among those read`, evidence);
    if (native.length === 0) return pass(evidence);
    const name = clusterNameOf(placement);
    return fail({
      message: `${nameOfPlacement(placement)} of ${name} uses IPv6-only subnets, where EKS cannot run: ${native.map(({ id }) => id).join(', ')}`,
      evidence: native.flatMap((subnet) => saw(subnet, 'Ipv6Native', 'AvailableIpAddressCount')),
      related: native.map((subnet) => relatedTo(subnet, 'has no IPv4 addresses')),
      fix:
        placement.kind === 'eks-cluster'
          ? disruptiveFix('Give the cluster dual-stack subnets', {
              cli: [
                `aws eks update-cluster-config --region ${context.region} --name ${name} --resources-vpc-config subnetIds=<dual-stack-subnets>`,
              ],
              terraform: [existing('aws_eks_cluster', placement.id, { vpc_config: [{ subnet_ids: ['<dual-stack-subnets>'] }] })],
            })
          : rebuildFix('Make it anew in dual-stack subnets: the subnets of node groups and Fargate profiles are fixed', {
              cli: [
                placement.kind === 'eks-nodegroup'
                  ? `aws eks create-nodegroup --region ${context.region} --cluster-name ${name} --nodegroup-name <new-name> --subnets <dual-stack-subnets> --node-role ${placement.data.nodeRole ?? '<node-role-arn>'}`
                  : `aws eks create-fargate-profile --region ${context.region} --cluster-name ${name} --fargate-profile-name <new-name> --subnets <dual-stack-subnets> --pod-execution-role-arn ${placement.data.podExecutionRoleArn ?? '<role-arn>'} --selectors <selectors>`,
              ],
              terraform: [
                placement.kind === 'eks-nodegroup'
                  ? newNodegroup(placement, { subnet_ids: ['<dual-stack-subnets>'] })
                  : newFargateProfile(placement),
              ],
            }),
    });
  },
});
