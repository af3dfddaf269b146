import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import validate from 'asl-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, type ScalarTag } from 'yaml';
import { indexSlice, type Inventory } from '../../src/model/inventory.ts';
import { hasIpv6 } from '../../src/network/facts.ts';
import { joined } from '../../src/network/sharing.ts';
import { openForWriting } from '../../src/snapshot/folder-writer.ts';
import { readFixture } from '../support/read-fixture.ts';
import { split } from '../support/shared-estate.ts';

const read = (file: string): string => readFileSync(new URL(`../../docs/scale/${file}`, import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-sql-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('SQL over a folder of snapshots (DuckDB)', () => {
  let estate: Inventory;
  const [view = '', ...queries] = read('queries.sql')
    .replaceAll("'estate/", `'${folder}/`)
    .split(/^-- (?=[\w-]+: )/m);
  const answer = async (name: string) => {
    const sql = queries.find((each) => each.startsWith(`${name}: `)) ?? '';
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(view);
    const reader = await connection.runAndReadAll(`-- ${sql}`);
    connection.closeSync();
    return reader.getRowsJS().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
  };
  /** Every subnet once, as its owner has it. */
  const subnets = () => joined(estate.slices.map(indexSlice)).flatMap((slice) => slice.subjects('subnet'));
  const sums = <Item>(items: readonly Item[], keyOf: (item: Item) => readonly unknown[], of: (item: Item) => number) =>
    [...Map.groupBy(items, (item) => JSON.stringify(keyOf(item)))]
      .map(([key, group]) => [...(JSON.parse(key) as unknown[]), group.reduce((sum, item) => sum + of(item), 0)])
      .toSorted();

  beforeAll(async () => {
    estate = split(await readFixture('demo'));
    const { tool, collectedAt, slices } = estate;
    const writer = await openForWriting(folder, { tool, now: new Date(collectedAt), regions: [], kinds: [], resume: false });
    await writer.write(
      (async function* () {
        yield* slices;
      })(),
    );
  }, 60_000);

  test('free IPv4 addresses by VPC and owner', async () => {
    const expected = sums(
      subnets(),
      ({ account, region, vpcId }) => [account, region, vpcId],
      ({ data }) => data.AvailableIpAddressCount ?? 0,
    );
    expect(expected.length).toBeGreaterThan(2);
    expect((await answer('free-ipv4')).toSorted()).toEqual(expected);
  });
  test('subnets without IPv6 by account', async () => {
    const expected = sums(
      subnets().filter((subnet) => !hasIpv6(subnet)),
      ({ account }) => [account],
      () => 1,
    );
    expect(expected[0]?.[1]).toBeGreaterThan(0);
    expect((await answer('subnets-without-ipv6')).toSorted()).toEqual(expected);
  });
  test('NAT gateways by VPC, public and private', async () => {
    const gateways = estate.slices
      .flatMap((slice) => indexSlice(slice).all('nat-gateway'))
      .filter(({ data }) => data.State === 'available');
    const rows = await answer('nat-gateways');
    const isPublic = gateways.filter(({ data }) => data.ConnectivityType === 'public').length;
    expect(rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(isPublic);
    expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(gateways.length - isPublic);
    expect(rows.map((row) => row[2]).toSorted()).toEqual([...new Set(gateways.map(({ vpcId }) => vpcId))].toSorted());
    expect(isPublic).toBeGreaterThan(0);
  });
});

test('the state machine is what Step Functions takes (asl-validator)', () => {
  // CloudFormation's short forms, as plain text: none is in the definition itself.
  const customTags: ScalarTag[] = ['!Ref', '!Sub', '!GetAtt', '!Join'].map((tag) => ({ tag, resolve: (value: string) => value }));
  const template = parse(read('distributed-map.cloudformation.yaml'), {
    customTags: [...customTags, { tag: '!Join', collection: 'seq' }],
  }) as { readonly Resources: { readonly StateMachine: { readonly Properties: Record<string, Record<string, unknown> & string> } } };
  const { DefinitionString, DefinitionSubstitutions } = template.Resources.StateMachine.Properties;
  const used = [...(DefinitionString ?? '').matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(DefinitionSubstitutions ?? {}).toSorted());
  const definition: unknown = JSON.parse((DefinitionString ?? '').replaceAll('${Concurrency}', '40').replaceAll(/\$\{\w+\}/g, 'text'));
  expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  expect(validate({ ...(definition as object), StartAt: 'Nowhere' }).isValid).toBe(false);
});
