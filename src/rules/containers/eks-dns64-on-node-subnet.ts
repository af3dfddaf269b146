import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { cniEnvironment, familyOf, isAutoMode, isRunByEks, linuxNodegroups, lookUpSubnets, vpcCniOf } from '../../network/eks.ts';
import { byItsOwner, isIpv6Only } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'eks-dns64-on-node-subnet',
  title: 'DNS64 sends the pods of an IPv6 cluster through NAT64',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['eks-cluster'],
  needs: ['eks-addon', 'eks-nodegroup', 'subnet'],
  docs: {
    why:
      'Pods of an IPv6 cluster reach IPv4 through an IPv4 address of their node, so they need no DNS64. With DNS64 on in the node subnets the resolver invents AAAA records, pods prefer them, and traffic to IPv4-only services (S3 and DynamoDB behind gateway endpoints among them) goes through the NAT gateway, at its price per gigabyte. ' +
      'Only with ENABLE_V4_EGRESS=false is NAT64 the one way out.',
    fix: 'Turn DNS64 off in the subnets of the nodes. The Terraform module terraform-aws-modules/vpc turns it on by default.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/best-practices/ipv6.html',
      'https://github.com/aws/aws-eks-best-practices/pull/712',
      'https://github.com/aws-ia/terraform-aws-eks-blueprints/pull/2138',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Turn DNS64 off where EKS nodes stand',
    rollback: 'modify-subnet-attribute --enable-dns64.',
  },
  applies: (cluster) => isRunByEks(cluster) && familyOf(cluster) === 'ipv6',
  check: (cluster, context) => {
    const groups = linuxNodegroups(context, cluster);
    // Nodes that no node group names (Auto Mode, Karpenter, self-managed) mostly stand in the subnets of the cluster.
    const ids = [...new Set((groups.length > 0 ? groups : [cluster]).flatMap(({ subnetIds }) => subnetIds ?? []))];
    const { seen, unseen } = lookUpSubnets(context, ids);
    // Nodes cannot stand in an IPv6-only subnet, and there DNS64 is right.
    const on = seen.filter((subnet) => subnet.data.EnableDns64 === true && !isIpv6Only(subnet));
    const addon = vpcCniOf(context, cluster);
    const environment = addon && cniEnvironment(addon);
    const evidence = [...seen.flatMap((subnet) => saw(subnet, 'EnableDns64')), ...(addon ? saw(addon, 'configurationValues') : [])];
    const listed = on.map((subnet) => subnet.id + byItsOwner(subnet)).join(', ');
    if (on.length > 0 && environment?.ENABLE_V4_EGRESS?.toLowerCase() === 'false') return pass(evidence);
    if (on.length > 0 && (!environment || isAutoMode(cluster))) {
      return unknown(
        `DNS64 is on in ${listed}; whether the pods of ${cluster.id} have IPv4 egress, which makes it needless, cannot be seen`,
        evidence,
      );
    }
    if (groups.length === 0) return unknown(`${cluster.id} has no managed node group, so the subnets of its nodes are not known`, evidence);
    if (on.length === 0 && unseen.length > 0) return unknown(`subnets ${unseen.join(', ')} were not among those read`, evidence);
    if (on.length === 0) return pass(evidence);
    return fail({
      message: `DNS64 is on in node subnets of the IPv6 cluster ${cluster.id}, whose pods reach IPv4 without it: ${listed}`,
      evidence,
      related: on.map((subnet) => relatedTo(subnet, 'has DNS64 on')),
      fix: safeFix('Turn DNS64 off in the node subnets', {
        cli: on.map(({ id }) => `aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${id} --no-enable-dns64`),
        terraform: on.map(({ id }) => existing('aws_subnet', id, { enable_dns64: false })),
      }),
    });
  },
});
