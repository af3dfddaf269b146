import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, reachText } from '../../network/databases.ts';
import { canBeDualStack, canChangeInPlace, isUp } from '../../network/file-systems.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, rebuildFix, safeFix } from '../define.ts';

export default defineRule({
  id: 'fsx-file-system-ipv4-only',
  title: 'FSx file system that answers over IPv4 only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['fsx-file-system'],
  consults: nat64Kinds,
  docs: {
    why:
      'A file system of network type IPV4 is mounted over IPv4 alone; clients in IPv6-only subnets need DNS64 and NAT64 for it. FSx is never IPv6-only. ' +
      'For OpenZFS the type can be changed in place. For ONTAP and Windows that is not verified, so they weigh more. AWS tables that deny FSx all IPv6 are out of date.',
    fix: 'Give its subnets IPv6 blocks and set the network type to DUAL, or make a new file system of that type where AWS refuses. Not with Terraform: to change network_type its provider deletes the file system and makes another.',
    links: [
      'https://docs.aws.amazon.com/fsx/latest/APIReference/API_UpdateFileSystem.html',
      'https://docs.aws.amazon.com/fsx/latest/APIReference/API_FileSystem.html',
      'https://github.com/hashicorp/terraform-provider-aws/pull/49513',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make FSx file systems dual-stack',
    rollback:
      'update-file-system with --network-type IPV4; where a new file system was made, keep the old one until the clients have moved.',
  },
  confidence: 'medium',
  applies: (system) => isUp(system) && canBeDualStack(system),
  check: (system, context) => {
    const evidence = saw(system, 'NetworkType', 'FileSystemType', 'SubnetIds');
    if (system.data.NetworkType === 'DUAL') return pass(evidence);
    if (system.data.NetworkType !== 'IPV4') return unknown(`AWS did not say a known network type of ${system.id}`, evidence);
    const reach = ipv6OnlyReach(context, system.vpcId);
    const isEasy = canChangeInPlace(system);
    return fail({
      message: `${system.id} (${system.data.FileSystemType}) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach, isEasy ? 'medium' : 'high'),
      fix: (isEasy ? safeFix : rebuildFix)(
        isEasy ? 'Switch the network type to DUAL' : 'Try the change in place; else make it anew as DUAL',
        {
          cli: [`aws fsx update-file-system --region ${context.region} --file-system-id ${system.id} --network-type DUAL`],
        },
      ),
    });
  },
});
