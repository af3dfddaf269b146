import rule from '../../../src/rules/storage/transfer-server-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'transfer-server'>>[1];
const server = (data: Data) => build('transfer-server', { ServerId: 's-1', EndpointType: 'PUBLIC', ...data });
const inVpc = { EndpointType: 'VPC', EndpointDetails: { VpcId: 'vpc-1' } } as const;

describeRule(rule, {
  flagged: {
    'a public server of type IPV4': { given: [server({ IpAddressType: 'IPV4' })], says: 's-1 (PUBLIC) answers over IPv4 only' },
    'a server that names no type': { given: [server({})], says: 'IPv4 only' },
    'a server in a VPC': {
      given: [server({ ...inVpc, IpAddressType: 'IPV4' })],
      says: 's-1 (VPC)',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
  },
  silent: {
    'a dual-stack server': { given: [server({ IpAddressType: 'DUALSTACK' })] },
    'one with Elastic IP addresses, of which another rule speaks': {
      given: [server({ EndpointType: 'VPC', EndpointDetails: { AddressAllocationIds: ['eipalloc-1'] } })],
      as: 'not-applicable',
    },
  },
  unknown: { 'an endpoint that AWS left out': { given: [build('transfer-server', { ServerId: 's-1' })], says: 'what endpoint s-1 has' } },
});
