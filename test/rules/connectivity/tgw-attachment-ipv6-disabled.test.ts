import rule from '../../../src/rules/connectivity/tgw-attachment-ipv6-disabled.ts';
import { build, home } from '../../support/build.ts';
import { vpc } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const attachment = (data: Parameters<typeof build<'transit-gateway-vpc-attachment'>>[1]) =>
  build('transit-gateway-vpc-attachment', {
    TransitGatewayAttachmentId: 'tgw-attach-1',
    TransitGatewayId: 'tgw-1',
    VpcId: 'vpc-1',
    VpcOwnerId: home.account,
    State: 'available',
    ...data,
  });
const disabled = attachment({ Options: { Ipv6Support: 'disable' } });
const elsewhere = { ...home, account: '999988887777' };

describeRule(rule, {
  flagged: {
    'the default on a VPC with IPv6': {
      given: [disabled, vpc],
      says: 'tgw-attach-1 attaches vpc-1, which has IPv6, to tgw-1 with Ipv6Support disable',
    },
  },
  silent: {
    'IPv6 support': { given: [attachment({ Options: { Ipv6Support: 'enable' } }), vpc] },
    'a VPC without IPv6, which has another finding': {
      given: [disabled, build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' })],
      as: 'not-applicable',
    },
    'an attachment that is gone': {
      given: [attachment({ State: 'deleted', Options: { Ipv6Support: 'disable' } }), vpc],
      as: 'not-applicable',
    },
    "another account's VPC that is scanned there": { given: [disabled, build('vpc', vpc.data, elsewhere)], as: 'not-applicable' },
  },
  unknown: {
    "another account's VPC that is not scanned": {
      given: [attachment({ VpcOwnerId: '999988887777', Options: { Ipv6Support: 'disable' } })],
      says: 'the VPC vpc-1 of account 999988887777',
    },
    'an attachment whose options are not said': { given: [attachment({}), vpc], says: 'tgw-attach-1' },
  },
});
