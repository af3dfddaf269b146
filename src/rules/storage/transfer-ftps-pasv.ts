import { fail, notApplicable, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'transfer-ftps-pasv',
  title: 'FTPS on a dual-stack server, where PASV fails over IPv6',
  severity: { 'dual-stack': 'info' },
  subjects: ['transfer-server'],
  docs: {
    why:
      'The PASV command of FTPS answers with an IPv4 address, and so fails in a session over IPv6. ' +
      'Clients that try IPv6 first log in and then cannot list or transfer anything.',
    fix: 'Have the clients use EPSV, which most do by themselves over IPv6, or SFTP.',
    links: ['https://docs.aws.amazon.com/transfer/latest/userguide/ipv6-support.html', 'https://www.rfc-editor.org/rfc/rfc2428'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Look at FTPS clients that use PASV',
    rollback: 'Set the clients back to what they used; nothing is changed in AWS.',
  },
  applies: ({ data }) => data.IpAddressType === 'DUALSTACK',
  check: (server) => {
    const evidence = saw(server, 'IpAddressType', 'Protocols');
    const { Protocols } = server.data;
    if (!Protocols) return unknown(`AWS did not say the protocols of ${server.id}`, evidence);
    if (!Protocols.includes('FTPS')) return notApplicable;
    return fail({
      message: `${server.id} offers FTPS over IPv6, where the command PASV fails`,
      evidence,
      fix: safeFix('Set the clients to EPSV or SFTP'),
    });
  },
});
