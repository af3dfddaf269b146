import rule from '../../../src/rules/addressing/vpc-ipv4-cidr-quota-reached.ts';
import { associated, build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = (ranges: number, State: 'associated' | 'disassociated' = 'associated', rest: Parameters<typeof build<'vpc'>>[1] = {}) =>
  build('vpc', {
    VpcId: 'vpc-1',
    CidrBlockAssociationSet: Array.from({ length: ranges }, (_, index) => ({
      CidrBlock: `10.${index}.0.0/16`,
      CidrBlockState: { State: index === 0 ? 'associated' : State },
    })),
    ...rest,
  });
const quota = (Value: number) => build('service-quota', { QuotaCode: 'L-83CA0A9D', QuotaArn: 'arn:aws:servicequotas:x', Value });

describeRule(rule, {
  flagged: {
    'as many ranges as the quota': {
      given: [vpc(5), quota(5)],
      says: 'vpc-1 uses all 5 IPv4 ranges that it can have, and has no IPv6 one',
    },
    'a raised quota that is used up': {
      given: [vpc(6, 'associated', { Ipv6CidrBlockAssociationSet: [associated('2001:db8::/56')] }), quota(6)],
      says: 'uses all 6 IPv4 ranges that it can have',
    },
  },
  silent: {
    'fewer ranges than every account may have, whatever the quota': { given: [vpc(4)], gaps: [denied('service-quota')] },
    'a raised quota': { given: [vpc(5), quota(10)] },
    'ranges that were given back': { given: [vpc(6, 'disassociated'), quota(5)] },
  },
  unknown: {
    'five ranges and a quota that is denied': { given: [vpc(5)], gaps: [denied('service-quota')], says: 'is not visible' },
    'five ranges and a quota that is not listed': { given: [vpc(5)], says: 'L-83CA0A9D' },
    'a VPC of another account, with that one’s quota': { given: [vpc(5, 'associated', { OwnerId: '999999999999' }), quota(5)] },
  },
});
