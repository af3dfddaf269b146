import { vpcCniVersions } from '../../knowledge/eks.ts';
import { isAtLeastVersion } from '../../model/version.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { cniEnvironment, familyOf, isAutoMode, isLocalToOutpost, isRunByEks, vpcCniOf } from '../../network/eks.ts';
import { vpcCniInTerraform } from '../../network/eks-fixes.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'eks-vpc-cni-too-old',
  title: 'VPC CNI too old for IPv6',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['eks-cluster'],
  needs: ['eks-addon'],
  docs: {
    why: `IPv6 clusters need the VPC CNI ${vpcCniVersions.ipv6Cluster} or later, IPv6 egress from the pods of an IPv4 cluster ${vpcCniVersions.v6EgressInIpv4Cluster}, and security groups for pods with IPv6 ${vpcCniVersions.securityGroupsForPodsWithIpv6}. An older one ignores the settings, and pods get no IPv6. (On security groups for pods the EKS guide and the README of the CNI disagree; the guide is followed here.)`,
    fix: 'Update the add-on one minor version at a time to the one that AWS recommends for the Kubernetes version of the cluster.',
    links: [
      vpcCniVersions.source,
      'https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
    ],
    verified: vpcCniVersions.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Update the VPC CNI',
    rollback: 'update-addon --addon-version back, one minor version at a time.',
  },
  // Auto Mode brings its own CNI, and local clusters on Outposts take no IPv6.
  applies: (cluster) => isRunByEks(cluster) && !isAutoMode(cluster) && !isLocalToOutpost(cluster),
  check: (cluster, context) => {
    const addon = vpcCniOf(context, cluster);
    if (!addon) {
      return unknown(
        `EKS does not manage the CNI of ${cluster.id}: look at the image of daemonset aws-node in kube-system, or at the CNI that stands in for it`,
      );
    }
    const evidence = [...saw(cluster, 'kubernetesNetworkConfig'), ...saw(addon, 'addonVersion', 'configurationValues')];
    const environment = cniEnvironment(addon);
    const isIpv6 = familyOf(cluster) === 'ipv6';
    const floor = isIpv6 ? vpcCniVersions.ipv6Cluster : vpcCniVersions.v6EgressInIpv4Cluster;
    const forPods = vpcCniVersions.securityGroupsForPodsWithIpv6;
    const suffices = isAtLeastVersion(addon.data.addonVersion, floor);
    const sufficesForPods = isAtLeastVersion(addon.data.addonVersion, forPods);
    if (suffices === undefined) return unknown(`the version ${addon.data.addonVersion ?? 'of the VPC CNI'} could not be read`, evidence);
    const lacksForPods = isIpv6 && sufficesForPods === false;
    if (suffices && lacksForPods && !environment) {
      return unknown(
        `whether ENABLE_POD_ENI is set, which needs the VPC CNI ${forPods}, could not be read off its configuration`,
        evidence,
      );
    }
    const needed = suffices && lacksForPods && environment?.ENABLE_POD_ENI === 'true' ? forPods : floor;
    if (suffices && needed === floor) return pass(evidence);
    return fail({
      message: `${cluster.id} runs the VPC CNI ${addon.data.addonVersion}, and IPv6 needs ${needed} or later`,
      evidence,
      related: [relatedTo(addon, 'is too old')],
      fix: disruptiveFix('Update the add-on', {
        cli: [
          `aws eks describe-addon-versions --region ${context.region} --addon-name vpc-cni --kubernetes-version ${cluster.data.version ?? '<version>'}`,
          `aws eks update-addon --region ${context.region} --cluster-name ${cluster.id} --addon-name vpc-cni --addon-version <version> --resolve-conflicts PRESERVE`,
        ],
        terraform: [vpcCniInTerraform(cluster.id, { addon_version: '<version>' })],
      }),
    });
  },
});
