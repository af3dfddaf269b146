import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { cniEnvironment } from '../../network/eks.ts';
import { addonValues, vpcCniInTerraform } from '../../network/eks-fixes.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'eks-custom-networking-conflict',
  title: 'Custom networking of the VPC CNI excludes IPv6',
  severity: { 'dual-stack': 'high' },
  subjects: ['eks-addon'],
  docs: {
    why:
      'Custom networking puts pods into other IPv4 subnets (often out of 100.64.0.0/10) to save addresses, and is not supported with IPv6. A cluster that relies on it cannot keep it in an IPv6 cluster, where it is not needed either: pods take no IPv4 addresses there. ' +
      'A value set past the EKS API (kubectl, Helm) is not seen here.',
    fix: 'Leave custom networking behind when the workloads move to an IPv6 cluster, or stay with IPv4 pods.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
      'https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Leave custom networking of pods behind',
    rollback: 'update-addon with the former configuration values, and replace the nodes again.',
  },
  applies: ({ data }) => data.addonName === 'vpc-cni' && data.status !== 'DELETING',
  check: (addon, context) => {
    const evidence = saw(addon, 'configurationValues');
    const environment = cniEnvironment(addon);
    if (!environment) return unknown('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG could not be read off the configuration of the VPC CNI', evidence);
    if (environment.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG?.toLowerCase() !== 'true') return pass(evidence);
    const { clusterName } = addon.data;
    return fail({
      message: `the VPC CNI of ${clusterName} uses custom networking (AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG is true), which does not go with IPv6`,
      evidence,
      fix: disruptiveFix('Turn custom networking off, once the subnets of the nodes have addresses for all pods, and replace the nodes', {
        cli: [
          `aws eks update-addon --region ${context.region} --cluster-name ${clusterName} --addon-name vpc-cni --resolve-conflicts OVERWRITE --configuration-values '{"env":{"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG":"false"}}'`,
        ],
        terraform: [vpcCniInTerraform(clusterName, addonValues('{ env = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG = "false" } }'))],
      }),
    });
  },
});
