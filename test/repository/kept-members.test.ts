import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NormalizedSchema } from '@smithy/core/schema';
import { afterAll, describe, expect, test } from 'vitest';
import { keptSchemas } from '../../bin/kept-members.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { collectSlice } from '../../src/collect/run.ts';
import { stubDoor } from '../support/stub-door.ts';

// The bundle's schemas lack what no collector keeps. Whether that is so shows where every member of every answer is filled:
// from the answers that the SDK can decode, and from those that the bundle can, the collectors must make the same.

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-schemas-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Schemas = Readonly<Record<string, never>>;
/** Without the classes of errors, which are other files. */
const evaluated = async (code: string, name: string): Promise<Schemas> => {
  const registry = 'class TypeRegistry { static for() { return new TypeRegistry(); } }';
  const text = code.replaceAll(/^import .*$|^.*\.registerError\(.*$/gm, '');
  writeFileSync(join(folder, name), `${registry}\n${text}`);
  return (await import(join(folder, name))) as Schemas;
};

const clientOf = (service: string): string =>
  /@aws-sdk\/client-[\w-]+/.exec(readFileSync(`${root}src/aws/services/${service}.ts`, 'utf8'))?.[0] ?? '';

const services = [...new Set(collectors.flatMap(({ calls }) => calls.map((call) => call.split(':')[0] ?? '')))];
const schemas = new Map<string, { readonly whole: Schemas; readonly kept: Schemas }>();
for (const service of services) {
  const code = readFileSync(`${root}node_modules/${clientOf(service)}/dist-es/schemas/schemas_0.js`, 'utf8');
  const kept = keptSchemas(root, clientOf(service), code);
  schemas.set(service, { whole: await evaluated(code, `${service}.whole.mjs`), kept: await evaluated(kept, `${service}.kept.mjs`) });
}

/** Tokens of further pages, which would never end, and texts that some collector waits for. */
const ends = /^(next.*(token|marker)|marker|position|lastevaluated\w+|failures|istruncated|continuationtoken)$/i;
const waitedFor: Readonly<Record<string, string>> = { KeyState: 'Enabled', status: 'ACTIVE', State: 'available', Policy: '{}' };

/** A value with all its members, to the depth where schemas repeat themselves; each text tells where it stands. */
const sample = (schema: NormalizedSchema, name: string, above: readonly string[]): unknown => {
  const shape = schema.getName() ?? '';
  if (above.filter((each) => each === shape).length > 1) return undefined;
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].filter(([member]) => !ends.test(member));
    return Object.fromEntries(members.map(([member, type]) => [member, sample(type, member, [...above, shape])]));
  }
  if (schema.isListSchema()) return [sample(schema.getValueSchema(), name, above)].filter((each) => each !== undefined);
  if (schema.isMapSchema()) return { [`key of ${name}`]: sample(schema.getValueSchema(), name, above) };
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema()) return 7;
  if (schema.isTimestampSchema()) return new Date(0);
  return waitedFor[name] ?? `a ${name}`;
};

const door = (which: 'whole' | 'kept') =>
  stubDoor(async (_region, call) => {
    const [service = '', operation = ''] = call.split(':');
    const [, , , , , output] = (schemas.get(service)?.[which][`${operation}$`] ?? []) as readonly (() => never)[];
    return sample(NormalizedSchema.of(output as never), 'answer', []);
  });

const collected = (which: 'whole' | 'kept') =>
  collectSlice(door(which), { account: '123456789012', region: 'eu-central-1', partition: 'aws' }, collectors);

describe('the schemas of the bundle', async () => {
  const [whole, kept] = [await collected('whole'), await collected('kept')];
  const seen = new Set(whole.resources.map(({ kind }) => kind));
  test.each(collectors.map(({ kind }) => kind))('hold all that is kept of %s', (kind) => {
    const of = ({ resources, gaps }: typeof whole) => [resources, gaps].map((list) => list.filter((each) => each.kind === kind));
    expect(of(kept)).toEqual(of(whole));
  });
  test('are tried with most kinds', () => {
    const unseen = collectors.map(({ kind }) => kind).filter((kind) => !seen.has(kind));
    expect(unseen.length).toBeLessThan(collectors.length / 6);
  });
  test('are smaller', () => {
    const size = (each: 'whole' | 'kept') => JSON.stringify([...schemas.values()].map((both) => Object.values(both[each]))).length;
    expect(size('kept')).toBeLessThan(size('whole'));
  });
});
