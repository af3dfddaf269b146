import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isUp } from '../../network/file-systems.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'fsx-lustre-no-ipv6',
  title: 'FSx for Lustre, which has no IPv6',
  severity: { 'dual-stack': 'blocker', 'ipv6-only': 'blocker' },
  subjects: ['fsx-file-system'],
  docs: {
    why:
      'The API offers dual-stack mode for FSx for OpenZFS, ONTAP and Windows File Server, and not for Lustre: its clients mount it over IPv4. ' +
      'Lustre names its servers by IPv4 address, so that DNS64 and NAT64 are no way to it (inferred).',
    fix: 'Keep the clients of the file system in dual-stack subnets, or move the data to a file system that has IPv6.',
    links: ['https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Keep Lustre clients in dual-stack subnets',
    rollback: 'Nothing is changed: the clients stay in the subnets that they have.',
  },
  applies: (system) => isUp(system) && (system.data.FileSystemType === undefined || system.data.FileSystemType === 'LUSTRE'),
  check: (system) => {
    const evidence = saw(system, 'FileSystemType', 'NetworkType');
    if (system.data.FileSystemType === undefined) return unknown(`AWS did not say the type of file system ${system.id}`, evidence);
    if (system.data.NetworkType === 'DUAL') return pass(evidence);
    return fail({ message: `${system.id} is a Lustre file system, which has IPv4 only`, evidence });
  },
});
