import rule from '../../../src/rules/addressing/public-ipv4-inventory.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = build('vpc', { VpcId: 'vpc-1' });
const eni = (id: string, PublicIp: string, rest: Parameters<typeof build<'network-interface'>>[1] = {}) =>
  build('network-interface', { NetworkInterfaceId: id, VpcId: 'vpc-1', Association: { PublicIp, IpOwnerId: 'amazon' }, ...rest });
const address = (rest: Parameters<typeof build<'elastic-ip'>>[1]) =>
  build('elastic-ip', { AllocationId: 'eipalloc-1', PublicIp: '203.0.113.1', PublicIpv4Pool: 'amazon', ...rest });
const used = address({ AssociationId: 'eipassoc-1' });

describeRule(rule, {
  flagged: {
    'a VPC whose interfaces have public addresses': {
      given: [vpc, eni('eni-1', '203.0.113.1'), eni('eni-2', '203.0.113.2'), used],
      says: 'vpc-1 uses 2 public IPv4 addresses on 2 interfaces: about $7.30 a month',
    },
    'addresses that the customer brought, which are free': {
      given: [
        vpc,
        eni('eni-1', '203.0.113.1'),
        eni('eni-2', '203.0.113.2'),
        address({ AssociationId: 'a', PublicIpv4Pool: 'ipv4pool-ec2-1' }),
      ],
      says: '1 of them from pools that AWS does not charge for: about $3.65 a month',
    },
    'a second address of an interface': {
      given: [vpc, eni('eni-1', '203.0.113.1', { PrivateIpAddresses: [{ Association: { PublicIp: '203.0.113.3' } }] })],
      says: 'uses 2 public IPv4 addresses on 1 interfaces',
    },
    'an idle address': { given: [address({})], says: '203.0.113.1 (eipalloc-1) is associated with nothing and costs about $3.65 a month' },
  },
  silent: {
    'a VPC without public addresses': { given: [vpc, build('network-interface', { NetworkInterfaceId: 'eni-1', VpcId: 'vpc-1' })] },
    'addresses of a participant, who pays for them': { given: [vpc, eni('eni-1', '203.0.113.1', { OwnerId: '999999999999' })] },
    'an address in use, which is in the sum': { given: [used], as: 'not-applicable' },
    'an idle address of a service': { given: [address({ ServiceManaged: 'rds' })], as: 'not-applicable' },
    'an idle address that the customer brought': { given: [address({ PublicIpv4Pool: 'ipv4pool-ec2-1' })] },
  },
  unknown: {
    'a VPC whose interfaces are denied': { given: [vpc], gaps: [denied('network-interface')], says: 'could not all be read' },
    'a VPC whose Elastic IP addresses are denied': { given: [vpc, eni('eni-1', '203.0.113.1')], gaps: [denied('elastic-ip')] },
    'an idle address without a pool': {
      given: [build('elastic-ip', { AllocationId: 'eipalloc-1', PublicIp: '203.0.113.1' })],
      says: 'of which pool',
    },
  },
});
