import { vpcCniVersions } from '../../knowledge/eks.ts';
import { isAtLeastVersion } from '../../model/version.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import {
  cniEnvironment,
  familyOf,
  isAutoMode,
  isLocalToOutpost,
  isRunByEks,
  linuxNodegroups,
  lookUpSubnets,
  vpcCniOf,
} from '../../network/eks.ts';
import { addonValues, vpcCniInTerraform } from '../../network/eks-fixes.ts';
import { isDualStack } from '../../network/facts.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'eks-ipv4-cluster-no-v6-egress',
  title: 'Pods of an IPv4 cluster cannot reach IPv6',
  severity: { 'dual-stack': 'medium' },
  confidence: 'medium',
  subjects: ['eks-cluster'],
  needs: ['eks-addon', 'eks-nodegroup', 'subnet'],
  docs: {
    why:
      'The nodes stand in dual-stack subnets, but pods of an IPv4 cluster have no IPv6 of their own, and the VPC CNI translates for them only with ENABLE_V6_EGRESS. Without it every connection of a pod to an IPv6 address fails at once. ' +
      'A value set past the EKS API (kubectl, Helm) is not seen here.',
    fix: 'Set ENABLE_V6_EGRESS in the configuration of the add-on. It reaches pods that are made afterwards; AWS advises to restart the nodes. Windows and Fargate pods do not get it.',
    links: [vpcCniVersions.source, 'https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html'],
    verified: vpcCniVersions.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Turn IPv6 egress of pods on',
    rollback: 'update-addon with ENABLE_V6_EGRESS false, and replace the pods.',
    after: ['eks-vpc-cni-too-old'],
  },
  applies: (cluster) => isRunByEks(cluster) && !isAutoMode(cluster) && !isLocalToOutpost(cluster) && familyOf(cluster) === 'ipv4',
  check: (cluster, context) => {
    const groups = linuxNodegroups(context, cluster);
    const ids = [...new Set((groups.length > 0 ? groups : [cluster]).flatMap(({ subnetIds }) => subnetIds ?? []))];
    const { seen, unseen } = lookUpSubnets(context, ids);
    const dual = seen.filter(isDualStack);
    if (dual.length === 0 && unseen.length > 0) return unknown(`subnets ${unseen.join(', ')} were not among those read`);
    // Without IPv6 in the subnets there is nothing to turn on: eks-subnet-no-ipv6-cidr comes first.
    if (dual.length === 0) return notApplicable;
    const addon = vpcCniOf(context, cluster);
    if (!addon) return unknown(`EKS does not manage the CNI of ${cluster.id}: look for ENABLE_V6_EGRESS in daemonset aws-node`);
    const evidence = [...saw(cluster, 'kubernetesNetworkConfig'), ...saw(addon, 'addonVersion', 'configurationValues')];
    if (isAtLeastVersion(addon.data.addonVersion, vpcCniVersions.v6EgressInIpv4Cluster) === false) return notApplicable;
    const environment = cniEnvironment(addon);
    if (!environment) return unknown('ENABLE_V6_EGRESS could not be read off the configuration of the VPC CNI', evidence);
    if (environment.ENABLE_V6_EGRESS?.toLowerCase() === 'true') return pass(evidence);
    if (groups.length === 0) {
      return unknown(
        `${cluster.id} has no managed node group for Linux: whether it has nodes that could give pods IPv6 is not known`,
        evidence,
      );
    }
    return fail({
      message: `${cluster.id} has nodes in dual-stack subnets, but ENABLE_V6_EGRESS of its VPC CNI is ${environment.ENABLE_V6_EGRESS ?? 'left at its default, false'}`,
      evidence,
      related: [relatedTo(addon, 'lacks the setting'), ...dual.map((subnet) => relatedTo(subnet, 'gives the nodes IPv6'))],
      fix: disruptiveFix('Turn on IPv6 egress beside the values that are set already, then replace the pods', {
        cli: [
          `aws eks update-addon --region ${context.region} --cluster-name ${cluster.id} --addon-name vpc-cni --resolve-conflicts PRESERVE --configuration-values '{"env":{"ENABLE_V6_EGRESS":"true"}}'`,
        ],
        terraform: [vpcCniInTerraform(cluster.id, addonValues('{ env = { ENABLE_V6_EGRESS = "true" } }'))],
      }),
    });
  },
});
