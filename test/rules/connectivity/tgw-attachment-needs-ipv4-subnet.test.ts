import rule from '../../../src/rules/connectivity/tgw-attachment-needs-ipv4-subnet.ts';
import { build, home } from '../../support/build.ts';
import { vpc } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const attachment = build('transit-gateway-vpc-attachment', {
  TransitGatewayAttachmentId: 'tgw-attach-1',
  TransitGatewayId: 'tgw-1',
  VpcId: 'vpc-1',
  VpcOwnerId: home.account,
  State: 'available',
  SubnetIds: ['subnet-a'],
});
type SubnetData = Parameters<typeof build<'subnet'>>[1];
const subnet = (SubnetId: string, AvailabilityZone: string, data: SubnetData) =>
  build('subnet', { SubnetId, VpcId: 'vpc-1', AvailabilityZone, ...data });
const ipv4 = (id: string, zone: string) => subnet(id, zone, { CidrBlock: '10.0.0.0/28' });
const native = (id: string, zone: string, data: SubnetData = {}) => subnet(id, zone, { Ipv6Native: true, ...data });
const zoneA = ipv4('subnet-a', 'eu-central-1a');

describeRule(rule, {
  flagged: {
    'a zone with IPv6-only subnets alone': {
      given: [attachment, vpc, zoneA, native('subnet-b', 'eu-central-1b')],
      says: 'tgw-attach-1 cannot enter eu-central-1b, where vpc-1 has only IPv6-only subnets',
    },
  },
  silent: {
    'a small subnet with IPv4 in each zone': {
      given: [attachment, vpc, zoneA, native('subnet-b', 'eu-central-1b'), ipv4('subnet-tgw', 'eu-central-1b')],
    },
    'a VPC without IPv6-only subnets': { given: [attachment, vpc, zoneA], as: 'not-applicable' },
    'IPv6-only subnets of another VPC': {
      given: [attachment, vpc, zoneA, native('subnet-b', 'eu-central-1b', { VpcId: 'vpc-2' })],
      as: 'not-applicable',
    },
    'a Local Zone, which takes no attachment': {
      given: [attachment, vpc, zoneA, native('subnet-l', 'eu-central-1-ham-1a'), native('subnet-n', 'eu-central-1a')],
    },
    "another account's VPC that is scanned there": {
      given: [attachment, build('vpc', vpc.data, { ...home, account: '999988887777' })],
      as: 'not-applicable',
    },
  },
  unknown: { "another account's VPC that is not scanned": { given: [attachment], says: 'the VPC vpc-1' } },
});
