import type { Resource } from '../../model/resource.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { templateOf } from '../../network/eks.ts';
import { newCluster } from '../../network/eks-fixes.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** The image that a node group with an AMI of its own launches; undefined where it is not in sight. */
const imageOf = (
  group: Resource<'eks-nodegroup'>,
  versions: readonly Resource<'launch-template-version'>[] | undefined,
  images: readonly Resource<'image'>[] | undefined,
): Resource<'image'> | undefined => {
  const imageId = templateOf(group, versions)?.data.LaunchTemplateData?.ImageId;
  return images?.find(({ id }) => id === imageId);
};

export default defineRule({
  id: 'eks-windows-nodes',
  title: 'Windows nodes cannot run in an IPv6 cluster',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['eks-nodegroup'],
  consults: ['launch-template-version', 'image'],
  docs: {
    why: 'EKS supports neither Windows pods nor Windows services in clusters of the IPv6 family, and the IPv6 egress of IPv4 clusters is for Linux only. A cluster with Windows nodes cannot move to IPv6 as a whole.',
    fix: 'Keep the Windows workloads in a separate IPv4 cluster and move the others.',
    links: ['https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html', 'https://github.com/aws/containers-roadmap/issues/1984'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Keep Windows nodes in an IPv4 cluster',
    rollback:
      'Keep the Windows node group until the other cluster serves; to go back, send the clients to it again and run delete-cluster on the other one.',
  },
  applies: ({ data }) => data.status !== 'DELETING',
  check: (group, context) => {
    const { amiType, nodegroupName, clusterName } = group.data;
    const evidence = saw(group, 'amiType', 'launchTemplate');
    if (!amiType) return unknown(`AWS does not say what node group ${nodegroupName} runs`, evidence);
    const image = amiType === 'CUSTOM' ? imageOf(group, context.consult('launch-template-version'), context.consult('image')) : undefined;
    const platform = image?.data.PlatformDetails ?? image?.data.Platform;
    if (amiType === 'CUSTOM' && !platform)
      return unknown(`node group ${nodegroupName} runs an image of its own that is not in sight`, evidence);
    const isWindows = amiType.startsWith('WINDOWS_') || /^windows/i.test(platform ?? '');
    const seen = image ? [...evidence, ...saw(image, 'Platform', 'PlatformDetails')] : evidence;
    if (!isWindows) return pass(seen);
    return fail({
      message: `node group ${nodegroupName} of ${clusterName} runs Windows (${platform ?? amiType}), which takes no IPv6 on EKS`,
      evidence: seen,
      fix: rebuildFix(
        'Move the Windows workloads to a cluster that stays on IPv4',
        newCluster(context.region, { beside: clusterName ?? group.id, name: '<windows-cluster>', family: 'ipv4' }),
      ),
    });
  },
});
