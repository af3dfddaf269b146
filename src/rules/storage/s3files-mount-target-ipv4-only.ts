import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

const settled = new Set<string>(['available', 'updating']);

export default defineRule({
  id: 's3files-mount-target-ipv4-only',
  title: 'S3 Files mount target without an IPv6 address',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['s3files-mount-target'],
  docs: {
    why: 'Clients mount the file system at the address of the mount target in their zone. One without an IPv6 address is reached from IPv6-only subnets through DNS64 and NAT64, or not at all. A mount target is IPv4-only unless another type was asked for when it was made.',
    fix: 'Delete the mount target and make a new one of type DUAL_STACK in the same subnet, which needs an IPv6 block; clients of that zone are cut off in between. Security groups need IPv6 rules for port 2049.',
    links: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3Files_CreateMountTarget.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace mount targets by dual-stack ones',
    rollback:
      'delete-mount-target, then create-mount-target with IPV4_ONLY in the same subnet; clients of the zone are cut off in between.',
  },
  applies: ({ data }) => settled.has(data.status ?? 'available'),
  check: (target, context) => {
    const evidence = saw(target, 'ipv4Address', 'ipv6Address', 'subnetId');
    const { ipv4Address, ipv6Address, fileSystemId, subnetId } = target.data;
    if (ipv6Address) return pass(evidence);
    if (!ipv4Address) return unknown(`AWS gave no address of ${target.id}`, evidence);
    return fail({
      message: `${target.id} of ${fileSystemId} has the address ${ipv4Address} and no IPv6 one`,
      evidence,
      fix: rebuildFix('Make the mount target anew as a dual-stack one', {
        cli: [
          `aws s3files delete-mount-target --region ${context.region} --mount-target-id ${target.id}`,
          `aws s3files create-mount-target --region ${context.region} --file-system-id ${fileSystemId} --subnet-id ${subnetId} --ip-address-type DUAL_STACK --security-groups <as-before>`,
        ],
        terraform: [existing('aws_s3files_mount_target', target.id, { ip_address_type: 'DUAL_STACK' })],
      }),
    });
  },
});
