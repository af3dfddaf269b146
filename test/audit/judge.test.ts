import { describe, expect, test } from 'vitest';
import { judge } from '../../src/audit/judge.ts';
import { globalRegion, indexSlice, type Slice } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { pass } from '../../src/model/verdict.ts';
import { defineRule } from '../../src/rules/define.ts';
import { build, denied, home } from '../support/build.ts';

const docs = { why: '', fix: '', links: [], verified: '2026-11-23' };
/** Judges VPCs, and needs to see the DB instances: here they stand in for a kind of a service without regions. */
const rule = defineRule({
  id: 'x',
  title: '',
  severity: { 'dual-stack': 'low' },
  subjects: ['vpc', 'db-instance'],
  needs: ['db-instance', 'vpc'],
  docs,
  plan: { stage: 'vpc', step: '', rollback: '' },
  check: (subject, context) =>
    pass([{ resource: subject.id, member: 'seen', value: [...context.all('vpc'), ...context.all('db-instance')].map(({ id }) => id) }]),
});

const slice = (region: string, collected: readonly Kind[], parts: Pick<Slice, 'resources' | 'gaps'>): Slice => ({
  ...home,
  region,
  collected,
  ...parts,
});
const global = { ...home, region: globalRegion };
const inGlobal = build('db-instance', { DBInstanceIdentifier: 'without-region' }, global);
const regions = ['eu-central-1', 'us-east-1'].map((region) =>
  slice(region, ['vpc'], { resources: [build('vpc', { VpcId: `vpc-${region}` }, { ...home, region })], gaps: [] }),
);
const linesOf = (slices: readonly Slice[]) =>
  judge(rule, slices.map(indexSlice)).map(
    ({ region, kind, resource, verdict }) =>
      `${region} ${kind} ${resource?.id ?? '*'} ${verdict.status} ${JSON.stringify(verdict.status === 'pass' ? verdict.evidence[0]?.value : verdict.status)}`,
  );

describe('kinds of services without regions', () => {
  test('are judged once per account, and seen from every region', () => {
    expect(linesOf([...regions, slice(globalRegion, ['db-instance'], { resources: [inGlobal], gaps: [] })])).toEqual([
      'eu-central-1 vpc vpc-eu-central-1 pass ["vpc-eu-central-1","without-region"]',
      'us-east-1 vpc vpc-us-east-1 pass ["vpc-us-east-1","without-region"]',
      'global db-instance without-region pass ["vpc-eu-central-1","vpc-us-east-1","without-region"]',
    ]);
  });
  test('a gap there makes every region unknown, and is told once', () => {
    expect(linesOf([...regions, slice(globalRegion, ['db-instance'], { resources: [], gaps: [denied('db-instance', global)] })])).toEqual([
      'eu-central-1 vpc vpc-eu-central-1 unknown "unknown"',
      'us-east-1 vpc vpc-us-east-1 unknown "unknown"',
      'global db-instance * unknown "unknown"',
    ]);
  });
  test('a kind that no slice was asked for is unknown in every region', () => {
    expect(linesOf(regions)).toEqual([
      'eu-central-1 vpc vpc-eu-central-1 unknown "unknown"',
      'eu-central-1 db-instance * unknown "unknown"',
      'us-east-1 vpc vpc-us-east-1 unknown "unknown"',
      'us-east-1 db-instance * unknown "unknown"',
    ]);
  });
});
