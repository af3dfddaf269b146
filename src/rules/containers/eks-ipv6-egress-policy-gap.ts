import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { cniEnvironment, familyOf, isAutoMode, isRunByEks, vpcCniOf } from '../../network/eks.ts';
import { addonValues, vpcCniInTerraform } from '../../network/eks-fixes.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'eks-ipv6-egress-policy-gap',
  title: 'Egress policies of an IPv6 cluster leave the IPv4 path of pods open',
  severity: { 'dual-stack': 'medium' },
  // The thread is open, and whether a later version of the agent closes the gap was not verified.
  confidence: 'low',
  subjects: ['eks-cluster'],
  needs: ['eks-addon'],
  docs: {
    why:
      'Pods of an IPv6 cluster have a second interface with a host-local IPv4 address, which their node translates. Network policies of the VPC CNI were reported to filter the IPv6 interface alone, so that a pod that may not go out still reaches IPv4 hosts. ' +
      'Whether current versions still do so was not verified, and other policy engines are not seen here.',
    fix: 'Try a policy that denies all egress against an IPv4 host. Where it gets through, turn the IPv4 egress of pods off (ENABLE_V4_EGRESS=false), once NAT64 and DNS64 stand for what has IPv4 only.',
    links: [
      'https://github.com/aws/aws-network-policy-agent/issues/55',
      'https://github.com/aws/amazon-vpc-cni-k8s/pull/2577',
      'https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Close the IPv4 path of pods',
    rollback: 'update-addon with ENABLE_V4_EGRESS true, and replace the pods.',
    after: ['eks-vpc-cni-too-old'],
  },
  applies: (cluster) => isRunByEks(cluster) && familyOf(cluster) === 'ipv6',
  check: (cluster, context) => {
    if (isAutoMode(cluster)) {
      return unknown(
        `network policies and the IPv4 egress of ${cluster.id} are set in its NodeClasses, which are not in the API of AWS`,
        saw(cluster, 'computeConfig'),
      );
    }
    const addon = vpcCniOf(context, cluster);
    if (!addon) return unknown(`the VPC CNI of ${cluster.id} is not managed by EKS: its configuration cannot be seen`);
    const evidence = saw(addon, 'configurationValues');
    const environment = cniEnvironment(addon);
    const { configurationValues: values } = addon.data;
    if (!environment || values === 'unparsed') return unknown('the configuration of the VPC CNI could not be read off', evidence);
    // Off by default.
    if (values?.enableNetworkPolicy?.toLowerCase() !== 'true') return pass(evidence);
    if (environment.ENABLE_V4_EGRESS?.toLowerCase() === 'false') return pass(evidence);
    return fail({
      message: `${cluster.id} has network policies on and IPv4 egress of its pods too (ENABLE_V4_EGRESS is not false), which the policies may not filter`,
      evidence,
      fix: disruptiveFix('Turn the IPv4 egress of pods off, once NAT64 stands for IPv4-only hosts', {
        cli: [
          `aws eks update-addon --region ${context.region} --cluster-name ${cluster.id} --addon-name vpc-cni --configuration-values '{"enableNetworkPolicy":"true","env":{"ENABLE_V4_EGRESS":"false"}}'`,
        ],
        terraform: [vpcCniInTerraform(cluster.id, addonValues('{ enableNetworkPolicy = "true", env = { ENABLE_V4_EGRESS = "false" } }'))],
      }),
    });
  },
});
