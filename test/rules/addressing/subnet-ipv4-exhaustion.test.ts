import rule from '../../../src/rules/addressing/subnet-ipv4-exhaustion.ts';
import { build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (CidrBlock: string, AvailableIpAddressCount: number, rest: Parameters<typeof build<'subnet'>>[1] = {}) =>
  build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock, AvailableIpAddressCount, ...rest });
const eni = (InterfaceType: 'interface' | 'transit_gateway') =>
  build('network-interface', { NetworkInterfaceId: `eni-${InterfaceType}`, SubnetId: 'subnet-1', InterfaceType });
const all = (severity: 'high' | 'medium') => ({ 'dual-stack': severity, 'ipv6-only': severity });

describeRule(rule, {
  flagged: {
    'fewer than 8 free': { given: [subnet('10.0.0.0/26', 7)], says: '7 of 59 IPv4 addresses free', severity: all('high') },
    'less than a twentieth free': { given: [subnet('10.0.0.0/20', 200)], says: '200 of 4091', severity: all('high') },
    'less than a fifth free': { given: [subnet('10.0.0.0/24', 40)], says: '40 of 251', severity: all('medium') },
    'a /28 with instances': { given: [subnet('10.0.0.0/28', 2), eni('interface')], says: '2 of 11', severity: all('high') },
  },
  silent: {
    'a fifth free and more': { given: [subnet('10.0.0.0/24', 51)] },
    'an IPv6-only subnet, of which AWS says 0': { given: [subnet('', 0, { Ipv6Native: true })], as: 'not-applicable' },
    'a /28 kept for a transit gateway': { given: [subnet('10.0.0.0/28', 4), eni('transit_gateway')], as: 'not-applicable' },
    'an empty /28': { given: [subnet('10.0.0.0/28', 11)] },
  },
  unknown: {
    'a count that AWS left out': { given: [build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24' })], says: 'did not say' },
    'a full /28 whose interfaces are denied': {
      given: [subnet('10.0.0.0/28', 2)],
      gaps: [denied('network-interface')],
      says: '2 of 11',
    },
    'a full /28 of another account': { given: [subnet('10.0.0.0/28', 2, { OwnerId: '999999999999' })], says: 'not visible' },
  },
});
