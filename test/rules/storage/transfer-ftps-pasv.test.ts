import rule from '../../../src/rules/storage/transfer-ftps-pasv.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'transfer-server'>>[1];
const server = (data: Data) => build('transfer-server', { ServerId: 's-1', IpAddressType: 'DUALSTACK', ...data });

describeRule(rule, {
  flagged: { 'FTPS on a dual-stack server': { given: [server({ Protocols: ['SFTP', 'FTPS'] })], says: 's-1 offers FTPS over IPv6' } },
  silent: {
    'a server with SFTP alone': { given: [server({ Protocols: ['SFTP'] })], as: 'not-applicable' },
    'FTPS over IPv4': { given: [server({ IpAddressType: 'IPV4', Protocols: ['FTPS'] })], as: 'not-applicable' },
  },
  unknown: { 'protocols that AWS left out': { given: [server({})], says: 'protocols of s-1' } },
});
