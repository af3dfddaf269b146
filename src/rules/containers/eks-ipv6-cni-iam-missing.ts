import { cniIpv6Policy } from '../../knowledge/eks.ts';
import { addressOf, expression, newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { familyOf, isAutoMode, isRunByEks, vpcCniOf } from '../../network/eks.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'eks-ipv6-cni-iam-missing',
  title: 'VPC CNI of an IPv6 cluster may not assign IPv6 addresses',
  severity: { 'dual-stack': 'high' },
  subjects: ['eks-cluster'],
  needs: ['eks-cni-role', 'eks-addon'],
  docs: {
    why:
      'In an IPv6 cluster the VPC CNI takes the addresses of pods with ec2:AssignIpv6Addresses. The managed policy AmazonEKS_CNI_Policy is for IPv4 and does not grant it, and AWS has no managed one that does: without a policy of your own nodes stay NotReady, or pods get no address. ' +
      'Boundaries and organization policies are not looked at.',
    fix: 'Make the policy AmazonEKS_CNI_IPv6_Policy of AWS’s guide and attach it to the role of the VPC CNI (service account or pod identity), or of the nodes. Nodes with further interfaces need AmazonEKS_CNI_Policy besides.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
      cniIpv6Policy.source,
      'https://github.com/aws/containers-roadmap/issues/1843',
      'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3598',
    ],
    verified: cniIpv6Policy.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Let the VPC CNI assign IPv6 addresses',
    rollback: 'detach-role-policy, and then delete-policy.',
  },
  applies: (cluster) => isRunByEks(cluster) && familyOf(cluster) === 'ipv6' && !isAutoMode(cluster),
  check: (cluster, context) => {
    const roles = context.all('eks-cni-role').filter(({ data }) => data.clusterName === cluster.id);
    const own = roles.filter(({ data }) => data.use !== 'nodeRole');
    const addon = vpcCniOf(context, cluster);
    const evidence = roles.flatMap((role) => saw(role, 'Arn', 'use', 'allowsAssignIpv6Addresses'));
    if (roles.length === 0)
      return unknown(`the roles that the VPC CNI of ${cluster.id} acts as are not known to EKS: look at those of its nodes`);
    const names = (wanted: boolean | null) =>
      roles.filter(({ data }) => data.allowsAssignIpv6Addresses === wanted).map(({ data }) => data.Arn.split('/').at(-1) ?? '');
    // A role of its own comes before that of the nodes.
    const decisive = own.length > 0 ? own : roles;
    if (decisive.every(({ data }) => data.allowsAssignIpv6Addresses)) return pass(evidence);
    if (names(null).length > 0) return unknown(`a policy of ${names(null).join(', ')} could not be read off`, evidence);
    const [granting, lacking] = [names(true), names(false)];
    if (granting.length > 0) {
      return unknown(
        `${granting.join(', ')} may assign IPv6 addresses and ${lacking.join(', ')} may not: which the CNI uses where cannot be seen`,
        evidence,
      );
    }
    if (!addon && own.length === 0) {
      return unknown(
        `${lacking.join(', ')} may not assign IPv6 addresses; a role that the service account of the self-managed VPC CNI names cannot be seen`,
        evidence,
      );
    }
    const document = JSON.stringify(cniIpv6Policy.document).replace('arn:aws:', `arn:${context.partition}:`);
    const attachTo = decisive.map(({ data }) => data.Arn.split('/').at(-1) ?? '');
    const policy = newResource('aws_iam_policy', cniIpv6Policy.name, { name: cniIpv6Policy.name, policy: document });
    return fail({
      message: `no role of the VPC CNI or the nodes of the IPv6 cluster ${cluster.id} grants ec2:AssignIpv6Addresses: ${lacking.join(', ')}`,
      evidence,
      fix: safeFix('Make the policy and attach it', {
        cli: [
          `aws iam create-policy --policy-name ${cniIpv6Policy.name} --policy-document '${document}'`,
          ...attachTo.map(
            (role) =>
              `aws iam attach-role-policy --role-name ${role} --policy-arn arn:${context.partition}:iam::${context.account}:policy/${cniIpv6Policy.name}`,
          ),
        ],
        terraform: [
          policy,
          ...attachTo.map((role) =>
            newResource('aws_iam_role_policy_attachment', `${role}-${policy.of}`, {
              role,
              policy_arn: expression(`${addressOf(policy)}.arn`),
            }),
          ),
        ],
      }),
    });
  },
});
