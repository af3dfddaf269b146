import rule from '../../../src/rules/storage/transfer-internet-facing-vpc-no-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'transfer-server'>>[1];
const server = (data: Data) => build('transfer-server', { ServerId: 's-1', ...data });

describeRule(rule, {
  flagged: {
    'Elastic IP addresses in a VPC': {
      given: [server({ EndpointType: 'VPC', EndpointDetails: { VpcId: 'vpc-1', AddressAllocationIds: ['eipalloc-1'] } })],
      says: 'has the Elastic IP addresses eipalloc-1',
    },
    'the old type of endpoint': { given: [server({ EndpointType: 'VPC_ENDPOINT' })], says: 'type VPC_ENDPOINT' },
  },
  silent: {
    'a public endpoint': { given: [server({ EndpointType: 'PUBLIC' })], as: 'not-applicable' },
    'an internal VPC endpoint': { given: [server({ EndpointType: 'VPC', EndpointDetails: { VpcId: 'vpc-1' } })], as: 'not-applicable' },
  },
  unknown: {
    'an endpoint that AWS left out': { given: [server({})], says: 'what endpoint s-1 has' },
    'a VPC endpoint without details': { given: [server({ EndpointType: 'VPC' })], says: 'what endpoint' },
  },
});
