import rule from '../../../src/rules/addressing/vpc-cgnat-secondary-cidr.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = (...blocks: string[]) =>
  build('vpc', {
    VpcId: 'vpc-1',
    CidrBlock: blocks[0] ?? '',
    CidrBlockAssociationSet: blocks.map((CidrBlock) => ({ CidrBlock, CidrBlockState: { State: 'associated' } })),
  });

describeRule(rule, {
  flagged: {
    'a second block of 100.64.0.0/10': { given: [vpc('10.0.0.0/16', '100.64.0.0/16')], says: 'added 100.64.0.0/16 to 10.0.0.0/16' },
    'a second block of 198.19.0.0/16': { given: [vpc('10.0.0.0/16', '198.19.128.0/20')], says: '198.19.128.0/20' },
  },
  silent: {
    'a second block of private addresses': { given: [vpc('10.0.0.0/16', '10.1.0.0/16')] },
    'a first block of 100.64.0.0/10': { given: [vpc('100.64.0.0/16')] },
    'a second block that was taken away': {
      given: [
        build('vpc', {
          VpcId: 'vpc-1',
          CidrBlock: '10.0.0.0/16',
          CidrBlockAssociationSet: [{ CidrBlock: '100.64.0.0/16', CidrBlockState: { State: 'disassociated' } }],
        }),
      ],
    },
  },
  unknown: {
    'a VPC whose blocks AWS did not list': { given: [build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' })], says: 'did not list' },
  },
});
