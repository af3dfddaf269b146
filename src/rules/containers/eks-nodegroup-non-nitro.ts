import type { Resource } from '../../model/resource.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { templateOf } from '../../network/eks.ts';
import { newNodegroup } from '../../network/eks-fixes.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** Types on Xen cannot take the IPv6 prefixes of pods. Bare metal has no hypervisor, and can. */
const takesIpv6 = ({ data }: Resource<'instance-type'>): boolean | undefined => {
  if (data.Hypervisor === 'xen' || data.NetworkInfo?.Ipv6Supported === false) return false;
  return data.Hypervisor === 'nitro' || data.BareMetal === true ? true : undefined;
};

/** The types that a node group launches: its own, else its launch template's. Undefined where neither names any. */
const typesOf = (
  group: Resource<'eks-nodegroup'>,
  versions: readonly Resource<'launch-template-version'>[] | undefined,
): readonly string[] | undefined => {
  const { instanceTypes } = group.data;
  if (instanceTypes && instanceTypes.length > 0) return instanceTypes;
  const type = templateOf(group, versions)?.data.LaunchTemplateData?.InstanceType;
  return type ? [type] : undefined;
};

export default defineRule({
  id: 'eks-nodegroup-non-nitro',
  title: 'EKS node group on instance types without IPv6 for pods',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['eks-nodegroup'],
  needs: ['instance-type'],
  consults: ['launch-template-version'],
  docs: {
    why:
      'IPv6 pods get their addresses from a prefix on the node, which only Nitro instances and bare metal take. ' +
      'Nodes of older types do not become ready in an IPv6 cluster, or fail to launch in subnets that assign IPv6 addresses.',
    fix: 'Make a node group of current types and drain the old one.',
    links: ['https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html', 'https://github.com/aws/karpenter-provider-aws/issues/2975'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Run nodes on Nitro types',
    rollback:
      'Keep the old node group until the new one serves; to go back, kubectl uncordon its nodes and run delete-nodegroup on the new one.',
  },
  applies: ({ data }) => data.status !== 'DELETING',
  check: (group, context) => {
    const names = typesOf(group, context.consult('launch-template-version'));
    const evidence = saw(group, 'instanceTypes', 'launchTemplate');
    if (!names) return unknown(`the instance types of node group ${group.data.nodegroupName} are not known`, evidence);
    const types = names.flatMap((name) => context.get('instance-type', name) ?? []);
    const old = types.filter((type) => takesIpv6(type) === false);
    const known = new Set(types.filter((type) => takesIpv6(type) !== undefined).map(({ id }) => id));
    const unsure = names.filter((name) => !known.has(name));
    const facts = types.flatMap((type) => saw(type, 'Hypervisor', 'BareMetal', 'NetworkInfo'));
    if (old.length === 0 && unsure.length > 0) return unknown(`AWS does not say whether ${unsure.join(', ')} takes IPv6 here`, evidence);
    if (old.length === 0) return pass([...evidence, ...facts]);
    const { nodegroupName, clusterName, nodeRole } = group.data;
    return fail({
      message: `node group ${nodegroupName} of ${clusterName} launches ${old.map(({ id }) => id).join(', ')}, which cannot give pods IPv6 addresses`,
      evidence: [...evidence, ...facts],
      related: old.map((type) => relatedTo(type, 'is not a Nitro type')),
      fix: rebuildFix('Make a node group of Nitro types', {
        cli: [
          `aws eks create-nodegroup --region ${context.region} --cluster-name ${clusterName} --nodegroup-name <new-name> --instance-types <nitro-type> --subnets ${group.data.subnets?.join(' ') ?? '<subnets>'} --node-role ${nodeRole ?? '<node-role-arn>'}`,
        ],
        terraform: [newNodegroup(group, { instance_types: ['<nitro-type>'] })],
      }),
    });
  },
});
