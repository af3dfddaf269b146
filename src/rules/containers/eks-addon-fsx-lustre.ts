import { addonsWithoutIpv6 } from '../../knowledge/eks.ts';
import { fail, notApplicable, saw, unknown } from '../../model/verdict.ts';
import { familyOf } from '../../network/eks.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'eks-addon-fsx-lustre',
  title: 'FSx for Lustre driver in an IPv6 cluster',
  severity: { 'dual-stack': 'medium' },
  subjects: ['eks-addon'],
  needs: ['eks-cluster'],
  docs: {
    why:
      'AWS does not support the CSI driver of FSx for Lustre in clusters whose pods have IPv6 addresses: Lustre is mounted over IPv4. ' +
      'The list of such add-ons is AWS’s of the day when it was checked.',
    fix: 'Use EFS or EBS for the volumes of this cluster, or run what needs Lustre in an IPv4 cluster.',
    links: [addonsWithoutIpv6.source],
    verified: addonsWithoutIpv6.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Move volumes off FSx for Lustre',
    rollback: 'create-addon brings the driver back; keep the Lustre file system until the volumes have moved.',
  },
  applies: ({ data }) => data.status !== 'DELETING' && addonsWithoutIpv6.names.some((name) => name === data.addonName),
  check: (addon, context) => {
    const { addonName, clusterName } = addon.data;
    const cluster = context.get('eks-cluster', clusterName);
    const family = cluster && familyOf(cluster);
    if (!cluster || !family)
      return unknown(`which addresses the pods of ${clusterName} have cannot be seen`, saw(addon, 'addonName', 'clusterName'));
    if (family !== 'ipv6') return notApplicable;
    return fail({
      message: `${clusterName} is an IPv6 cluster and has the add-on ${addonName}, which does not work there`,
      evidence: [...saw(addon, 'addonName', 'addonVersion'), ...saw(cluster, 'kubernetesNetworkConfig')],
      fix: rebuildFix('Move the volumes to another file system, then remove the add-on', {
        cli: [`aws eks delete-addon --region ${context.region} --cluster-name ${clusterName} --addon-name ${addonName}`],
      }),
    });
  },
});
