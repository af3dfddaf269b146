import rule from '../../../src/rules/addressing/vpc-ipv6-cidr-not-ready.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Blocks = NonNullable<Parameters<typeof build<'vpc'>>[1]['Ipv6CidrBlockAssociationSet']>;
const vpc = (...Ipv6CidrBlockAssociationSet: Blocks) => build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet });
const second = (State: 'failed' | 'associating' | 'disassociating' | 'disassociated', StatusMessage?: string): Blocks[number] => ({
  AssociationId: 'vpc-cidr-assoc-2',
  Ipv6CidrBlock: '2001:db8:2::/56',
  Ipv6CidrBlockState: { State, ...(StatusMessage ? { StatusMessage } : {}) },
});
const first = associated('2001:db8:1::/56');

describeRule(rule, {
  flagged: {
    'a failed range beside a good one': { given: [vpc(first, second('failed', 'no space'))], says: '2001:db8:2::/56 is failed (no space)' },
    'a range on its way out': { given: [vpc(first, second('disassociating'))], says: 'is disassociating' },
  },
  silent: {
    'ranges in use': { given: [vpc(first)] },
    'a range that was given back': { given: [vpc(first, second('disassociated'))] },
    'a failed range alone, of which vpc-ipv6-cidr-missing speaks': { given: [vpc(second('failed'))], as: 'not-applicable' },
  },
  unknown: { 'a range in the making': { given: [vpc(first, second('associating'))], says: 'still being associated' } },
});
