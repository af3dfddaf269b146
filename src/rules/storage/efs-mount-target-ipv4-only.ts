import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix } from '../define.ts';
import { isSettledMountTarget, mountTargetFix, mountTargetPlan, replacingMountTarget } from '../mount-target.ts';

export default defineRule({
  id: 'efs-mount-target-ipv4-only',
  title: 'EFS mount target without an IPv6 address',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['efs-mount-target'],
  consults: nat64Kinds,
  docs: {
    why:
      'Clients mount the file system at the address of the mount target in their zone. One without an IPv6 address is reached from IPv6-only subnets through DNS64 and NAT64, or not at all. ' +
      'AWS names no address type in its answers: the lack of an Ipv6Address tells.',
    fix: mountTargetFix,
    links: ['https://docs.aws.amazon.com/efs/latest/ug/manage-fs-access-create-delete-mount-targets.html'],
    verified: '2026-11-23',
  },
  plan: mountTargetPlan,
  applies: ({ data }) => isSettledMountTarget(data.LifeCycleState),
  check: (target, context) => {
    const evidence = saw(target, 'IpAddress', 'Ipv6Address', 'SubnetId');
    const { IpAddress, Ipv6Address, FileSystemId, SubnetId } = target.data;
    if (Ipv6Address) return pass(evidence);
    if (!IpAddress) return unknown(`AWS gave no address of ${target.id}`, evidence);
    const reach = ipv6OnlyReach(context, target.vpcId);
    return fail({
      message: `${target.id} of ${FileSystemId} has the address ${IpAddress} and no IPv6 one: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: rebuildFix('Make the mount target anew as a dual-stack one', {
        cli: replacingMountTarget('efs', context.region, { id: target.id, fileSystemId: FileSystemId, subnetId: SubnetId }),
        terraform: [existing('aws_efs_mount_target', target.id, { ip_address_type: 'DUAL_STACK' })],
      }),
    });
  },
});
