import { expect, test } from 'vitest';
import { judge } from '../../../src/audit/judge.ts';
import rule from '../../../src/rules/addressing/vpc-ipv4-cidr-overlap.ts';
import { build, denied, home, indexed } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const other = { ...home, account: '222222222222' };
const ranges = (...blocks: string[]) => blocks.map((CidrBlock) => ({ CidrBlock, CidrBlockState: { State: 'associated' } as const }));
const vpc = (VpcId: string, blocks: string[], { IsDefault = false, scope = home } = {}) =>
  build('vpc', { VpcId, CidrBlock: blocks[0] ?? '', CidrBlockAssociationSet: ranges(...blocks), IsDefault }, scope);
const attach = (VpcId: string, TransitGatewayId: string, State: 'available' | 'deleted' = 'available', scope = home) =>
  build('transit-gateway-vpc-attachment', { TransitGatewayAttachmentId: `att-${VpcId}`, VpcId, TransitGatewayId, State }, scope);
const peer = (a: string, b: string) =>
  build('vpc-peering-connection', {
    VpcPeeringConnectionId: `pcx-${a}-${b}`,
    Status: { Code: 'active' },
    RequesterVpcInfo: { VpcId: a, OwnerId: home.account },
    AccepterVpcInfo: { VpcId: b },
  });
const a = vpc('vpc-a', ['10.0.0.0/16']);
const b = vpc('vpc-b', ['10.0.128.0/17'], { scope: other });
const all = (severity: 'high' | 'medium' | 'info') => ({ 'dual-stack': severity, 'ipv6-only': severity });
const standard = (VpcId: string) => vpc(VpcId, ['172.31.0.0/16'], { IsDefault: true });

describeRule(rule, {
  flagged: {
    'two VPCs that nothing joins, as information': { given: [a, b], says: '10.0.128.0/17 of vpc-b (222222222222', severity: all('info') },
    'two VPCs on one transit gateway': {
      given: [a, b, attach('vpc-a', 'tgw-1'), attach('vpc-b', 'tgw-1', 'available', other)],
      says: 'joined by tgw-1',
      severity: all('high'),
    },
    'two VPCs that peer with the same third': {
      given: [a, b, peer('vpc-a', 'vpc-hub'), peer('vpc-hub', 'vpc-b')],
      says: 'joined by vpc-hub',
      severity: all('medium'),
    },
    'an attachment that is gone': {
      given: [a, b, attach('vpc-a', 'tgw-1'), attach('vpc-b', 'tgw-1', 'deleted')],
      says: 'overlaps',
      severity: all('info'),
    },
    'default VPCs on one transit gateway': {
      given: [standard('vpc-a'), standard('vpc-b'), attach('vpc-a', 'tgw-1'), attach('vpc-b', 'tgw-1')],
      says: 'tgw-1',
      severity: all('high'),
    },
    'attachments elsewhere that could not be read, so that the two may be joined': {
      given: [a, b],
      gaps: [denied('transit-gateway-vpc-attachment', other)],
      says: 'overlaps',
      severity: all('medium'),
    },
  },
  silent: {
    'VPCs side by side': { given: [a, vpc('vpc-c', ['10.1.0.0/16'])] },
    'default VPCs among themselves': { given: [standard('vpc-a'), standard('vpc-b')] },
    'the same second block for pods': {
      given: [vpc('vpc-a', ['10.0.0.0/16', '100.64.0.0/16']), vpc('vpc-b', ['10.1.0.0/16', '100.64.0.0/16'])],
    },
  },
  unknown: {
    'VPCs of another account that could not be read': { given: [a], gaps: [denied('vpc', other)], says: 'some accounts or regions' },
  },
});

test('tells both sides, and each other VPC once', () => {
  const [first, second] = judge(rule, indexed([a, vpc('vpc-b', ['10.0.0.0/17', '10.0.128.0/17'])]));
  expect(first?.verdict).toMatchObject({ status: 'fail', related: [{ id: 'vpc-b' }] });
  expect(second?.verdict).toMatchObject({ status: 'fail', related: [{ id: 'vpc-a' }] });
});

test('does not hold a shared VPC against itself, though its participants list it too', () => {
  const judgements = judge(rule, indexed([a, vpc('vpc-a', ['10.0.0.0/16'], { scope: other })]));
  expect(judgements.map(({ verdict }) => verdict.status)).toEqual(['pass', 'pass']);
});

test('counts what it does not name where many have one range, and names what is joined first', () => {
  const [many, joined] = [Array.from({ length: 40 }, (_, index) => vpc(`vpc-${index}`, ['10.0.0.0/16'])), 'vpc-39'];
  const [first] = judge(rule, indexed([...many, attach('vpc-0', 'tgw-1'), attach(joined, 'tgw-1')]));
  if (first?.verdict.status !== 'fail') throw new Error('not found');
  expect(first.verdict.related?.map(({ id }) => id)).toEqual([joined, ...Array.from({ length: 24 }, (_, index) => `vpc-${index + 1}`)]);
  expect(first.verdict.message).toContain(`of ${joined} (`);
  const [unjoined] = judge(rule, indexed(many));
  expect(unjoined?.verdict).toMatchObject({ message: expect.stringContaining('; 36 more') });
});
