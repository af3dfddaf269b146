import rule from '../../../src/rules/addressing/vpc-ipv6-cidr-missing.ts';
import { associated, build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type State = 'associating' | 'disassociated' | 'failed';
const vpc = (...Ipv6CidrBlockAssociationSet: NonNullable<Parameters<typeof build<'vpc'>>[1]['Ipv6CidrBlockAssociationSet']>) =>
  build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', IsDefault: false, Ipv6CidrBlockAssociationSet });
const block = (State: State) => ({ Ipv6CidrBlock: '2001:db8::/56', Ipv6CidrBlockState: { State } });
const standard = build('vpc', { VpcId: 'vpc-default', IsDefault: true });
const eni = build('network-interface', { NetworkInterfaceId: 'eni-1', VpcId: 'vpc-default' });

describeRule(rule, {
  flagged: {
    'a VPC that lists no IPv6 block': { given: [build('vpc', { VpcId: 'vpc-1' })], says: 'VPC vpc-1 has no associated IPv6 block' },
    'a VPC whose block was taken away': { given: [vpc(block('disassociated'))], says: '2001:db8::/56 is disassociated' },
    'a VPC whose block failed': { given: [vpc(block('failed'))], says: 'is failed' },
    'a default VPC in use': { given: [standard, eni], says: 'VPC vpc-default' },
    'an empty default VPC, as information': {
      given: [standard],
      says: 'unused default VPC',
      severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
    },
    'a VPC shared by another account': {
      given: [build('vpc', { VpcId: 'vpc-1', OwnerId: '999999999999' })],
      says: 'no associated IPv6 block',
    },
  },
  silent: {
    'a VPC with a block': { given: [vpc(associated('2001:db8::/56'))] },
    'a VPC with one block lost and one in use': { given: [vpc(block('disassociated'), associated('2001:db8:1::/56'))] },
  },
  unknown: {
    'a block on its way': { given: [vpc(block('associating'))], says: 'still being associated' },
    'a default VPC whose interfaces are denied': {
      given: [standard],
      gaps: [denied('network-interface')],
      says: 'default VPC vpc-default',
    },
  },
});
