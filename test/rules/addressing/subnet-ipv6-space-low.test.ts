import rule from '../../../src/rules/addressing/subnet-ipv6-space-low.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = (block: string, rest: Parameters<typeof build<'vpc'>>[1] = {}) =>
  build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated(block)], ...rest });
const subnet = (index: number, block = `2001:db8:0:${index.toString(16)}::/64`, VpcId = 'vpc-1') =>
  build('subnet', { SubnetId: `subnet-${VpcId}-${index}`, VpcId, Ipv6CidrBlockAssociationSet: [associated(block)] });
const subnets = (count: number) => Array.from({ length: count }, (_, index) => subnet(index));
const leaving = build('subnet', {
  SubnetId: 'subnet-leaving',
  VpcId: 'vpc-1',
  Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:0:f::/64', Ipv6CidrBlockState: { State: 'disassociating' } }],
});
const left = build('subnet', {
  SubnetId: 'subnet-left',
  VpcId: 'vpc-1',
  Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:0:f::/64', Ipv6CidrBlockState: { State: 'disassociated' } }],
});

describeRule(rule, {
  flagged: {
    'a /60 with 16 subnets': { given: [vpc('2001:db8::/60'), ...subnets(16)], says: 'all 16 blocks of /64 in 2001:db8::/60 of vpc-1' },
    'a /60 that larger subnets fill': {
      given: [vpc('2001:db8::/60'), subnet(0, '2001:db8::/61'), subnet(8, '2001:db8:0:8::/61')],
      says: 'all 16 blocks',
    },
    'a block on its way out, which takes its space until then': { given: [vpc('2001:db8::/60'), ...subnets(15), leaving], says: 'all 16' },
  },
  silent: {
    'room for one more': { given: [vpc('2001:db8::/60'), ...subnets(15), left] },
    'subnets of another VPC': { given: [vpc('2001:db8::/60'), ...subnets(15), subnet(15, '2001:db8:0:f::/64', 'vpc-2')] },
    'a VPC without IPv6': { given: [build('vpc', { VpcId: 'vpc-1' })], as: 'not-applicable' },
  },
  unknown: {
    'a VPC of another account': { given: [vpc('2001:db8::/60', { OwnerId: '999999999999' }), ...subnets(16)], says: 'not visible' },
  },
});
