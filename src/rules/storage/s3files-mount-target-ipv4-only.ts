import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';
import { isSettledMountTarget, mountTargetFix, mountTargetPlan, replacingMountTarget } from '../mount-target.ts';

export default defineRule({
  id: 's3files-mount-target-ipv4-only',
  title: 'S3 Files mount target without an IPv6 address',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['s3files-mount-target'],
  docs: {
    why: 'Clients mount the file system at the address of the mount target in their zone. One without an IPv6 address is reached from IPv6-only subnets through DNS64 and NAT64, or not at all. A mount target is IPv4-only unless another type was asked for when it was made.',
    fix: mountTargetFix,
    links: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3Files_CreateMountTarget.html'],
    verified: '2026-11-23',
  },
  plan: mountTargetPlan,
  applies: ({ data }) => isSettledMountTarget(data.status),
  check: (target, context) => {
    const evidence = saw(target, 'ipv4Address', 'ipv6Address', 'subnetId');
    const { ipv4Address, ipv6Address, fileSystemId, subnetId } = target.data;
    if (ipv6Address) return pass(evidence);
    if (!ipv4Address) return unknown(`AWS gave no address of ${target.id}`, evidence);
    return fail({
      message: `${target.id} of ${fileSystemId} has the address ${ipv4Address} and no IPv6 one`,
      evidence,
      fix: rebuildFix('Make the mount target anew as a dual-stack one', {
        cli: replacingMountTarget('s3files', context.region, { id: target.id, fileSystemId, subnetId }),
        terraform: [existing('aws_s3files_mount_target', target.id, { ip_address_type: 'DUAL_STACK' })],
      }),
    });
  },
});
