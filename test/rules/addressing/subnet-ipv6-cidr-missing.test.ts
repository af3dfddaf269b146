import rule from '../../../src/rules/addressing/subnet-ipv6-cidr-missing.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')] });
const subnet = (rest: Parameters<typeof build<'subnet'>>[1] = {}) =>
  build('subnet', {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    AvailableIpAddressCount: 200,
    AvailabilityZone: 'eu-central-1a',
    ...rest,
  });

describeRule(rule, {
  flagged: {
    'a subnet in use': { given: [subnet(), vpc], says: 'no IPv6 block though vpc-1 has 2001:db8::/56' },
    'a subnet whose block was taken away': {
      given: [
        subnet({ Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'disassociated' } }] }),
        vpc,
      ],
      says: 'no IPv6 block',
    },
    'a subnet in a Local Zone': { given: [subnet({ AvailabilityZone: 'eu-central-1-ham-1a' }), vpc], says: 'no IPv6 block' },
  },
  silent: {
    'a dual-stack subnet': { given: [subnet({ Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] }), vpc] },
    'an IPv6-only subnet': { given: [subnet({ Ipv6Native: true }), vpc], as: 'not-applicable' },
    'a subnet with nothing in it': { given: [subnet({ AvailableIpAddressCount: 251 }), vpc], as: 'not-applicable' },
    'a subnet of Elastic VMware Service': { given: [subnet({ Type: 'Elastic VMware Service' }), vpc], as: 'not-applicable' },
    'a VPC that has no IPv6 itself': { given: [subnet(), build('vpc', { VpcId: 'vpc-1' })], as: 'not-applicable' },
  },
  unknown: {
    'a VPC that was not read': { given: [subnet()], says: 'vpc-1' },
    'a subnet on an Outpost': { given: [subnet({ OutpostArn: 'arn:aws:outposts:1' }), vpc], says: 'Outpost' },
    'a block on its way': {
      given: [
        subnet({ Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associating' } }] }),
        vpc,
      ],
      says: 'still being associated',
    },
  },
});
