import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { services } from '../../src/aws/calls.ts';
import { fasten } from '../../src/aws/protocol/fasten.ts';
import { unusual } from '../../src/aws/protocol/page.ts';
import { readXml } from '../../src/aws/protocol/read.ts';
import { contractFixture } from '../support/replay/contract-fixture.ts';
import { loadFixture, readOutput, type ReplayFixture } from '../support/replay/fixture.ts';
import { encodeOutput } from '../support/replay/protocols/responses.ts';
import { isQueryProtocol, loadService, type Operation, type Service } from '../support/replay/services.ts';
import type { Members } from '../support/replay/shapes.ts';

/** Every XML operation that the program can call. */
const operationsInUse = async (): Promise<readonly (readonly [Service, Operation])[]> => {
  const all = await Promise.all(
    Object.entries(services).map(async ([name, load]) => {
      const service = await loadService(name);
      if (!isQueryProtocol(service.protocol)) return [];
      const commands = Object.keys(await load()).filter((each) => each.endsWith('Command'));
      return commands.map((each) => [service, service.operations.get(each.replace(/Command$/, '')) as Operation] as const);
    }),
  );
  return all.flat();
};
const inUse = await operationsInUse();

/** The SDK's deserializer, as its query protocols make it: @aws-sdk/core, AwsQueryProtocol.js */
const sdk = new XmlShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
  xmlNamespace: '',
  serviceNamespace: '',
});
const keyOf = (service: Service, operation: Operation): string | undefined =>
  service.protocol === 'awsQuery' ? `${operation.name}Result` : undefined;

/** The value with the order of its members, or the error. */
const outcome = (read: () => unknown): unknown => {
  try {
    const value = read();
    return { value, order: JSON.stringify(value) };
  } catch (error) {
    return { error: String(error) };
  }
};
const bothRead = (service: Service, operation: Operation, xml: string | Uint8Array) => {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const key = keyOf(service, operation);
  let isOwn = true;
  const own = outcome(() => {
    const value = readXml(sdk, operation.output, bytes, key);
    isOwn = value !== unusual;
    return isOwn ? value : sdk.read(operation.output, bytes, key);
  });
  return { own, stock: outcome(() => sdk.read(operation.output, bytes, key) as unknown), isOwn };
};

const text = fc.oneof(
  fc.constantFrom('', ' ', '\n', ' \n ', '<', '&', '&amp;', ']]>', 'a\r\nb', '🙂', 'é', '\u00a0\n', '\ufeff', 'true', '0'),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const date = fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2100-01-01') });
const instant = date.map((each) => new Date(Math.floor(each.getTime() / 1000) * 1000));

/** Any value that a schema allows. */
const valueOf = (schema: NormalizedSchema, depth: number): fc.Arbitrary<unknown> => {
  if (schema.isStructSchema()) {
    const members = depth === 0 ? [] : [...schema.structIterator()].map(([name, member]) => [name, valueOf(member, depth - 1)]);
    return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
  }
  if (schema.isListSchema()) return fc.array(valueOf(schema.getValueSchema(), depth), { maxLength: 3 });
  if (schema.isMapSchema()) return fc.dictionary(fc.string({ minLength: 1 }), valueOf(schema.getValueSchema(), depth), { maxKeys: 2 });
  if (schema.isTimestampSchema()) return instant;
  if (schema.isBlobSchema()) return fc.uint8Array({ maxLength: 9 });
  if (schema.isBooleanSchema()) return fc.boolean();
  return schema.isNumericSchema() ? fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) : text;
};

/** As EC2 lays out its answers. */
const indent = (xml: string): string => xml.replaceAll(/>(?=<)/g, '>\n    ');

const encoded = (service: Service, operation: Operation, output: unknown): string =>
  String(encodeOutput(service, operation, output as Members, 'request-1').body);

const fixtures: readonly ReplayFixture[] = [
  contractFixture,
  await loadFixture(new URL('../../fixtures/accounts/demo', import.meta.url).pathname),
  await loadFixture(new URL('../../fixtures/accounts/playground', import.meta.url).pathname),
];
/** Every answer of the fixtures to these operations, as it goes over the wire. */
const recorded = inUse.flatMap(([service, operation]) =>
  fixtures.flatMap((fixture) =>
    Object.values(fixture).flatMap((regions) =>
      Object.values(regions).flatMap((region) => {
        const answer = region[service.name]?.[operation.name] ?? [];
        const replies = Array.isArray(answer)
          ? answer.flatMap((each) => ('reply' in each ? [each.reply as Members] : []))
          : [answer as Members];
        return replies.map((reply) => [service, operation, encoded(service, operation, readOutput(operation, reply, '', []))] as const);
      }),
    ),
  ),
);

describe('XML answers are read as the SDK reads them', () => {
  test('in the fixtures, and without its help', () => {
    expect(recorded.length).toBeGreaterThan(30);
    for (const [service, operation, xml] of recorded) {
      for (const each of [xml, indent(xml)]) {
        const { own, stock, isOwn } = bothRead(service, operation, each);
        expect(own).toEqual(stock);
        expect([operation.name, isOwn]).toEqual([operation.name, true]);
      }
    }
  });
  test.each(inUse.map((each) => [`${each[0].name} ${each[1].name}`, ...each] as const))('%s: any answer', (_, service, operation) => {
    const property = fc.property(valueOf(operation.output, 4), fc.boolean(), (value, indented) => {
      const xml = encoded(service, operation, value);
      const { own, stock } = bothRead(service, operation, indented ? indent(xml) : xml);
      expect(own).toEqual(stock);
    });
    fc.assert(property, { numRuns: 20, seed: 20_261_123 });
  });
});

/** What may stand in a document where AWS would not put it; each takes a place in the text. */
const oddities: readonly ((xml: string, at: number) => string)[] = [
  (xml, at) => xml.slice(0, at),
  (xml, at) => xml.slice(0, at) + xml.slice(at + 1),
  ...[
    '<!-- x -->',
    '<![CDATA[a<b]]>',
    '<?pi?>',
    '<x/>',
    '<x>y</x>',
    '<x a="1"/>',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '&#10;',
    '&#x1F642;',
    '&eacute;',
  ].map((inserted) => (xml: string, at: number) => xml.slice(0, at) + inserted + xml.slice(at)),
  (xml, at) => xml.slice(0, at) + xml.slice(at).replace(/<(\w+)>[^<]*<\/\1>/, '$&$&'),
  (xml, at) => xml.slice(0, at) + xml.slice(at).replace(/<(\w+)>[^<]*<\/\1>/, '<$1/>'),
  (xml, at) => xml.slice(0, at) + xml.slice(at).replace(/<\/(\w+)>/, '</$1 >'),
  (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY y "z">]>'),
  (xml) => `\ufeff${xml}`,
];

describe('XML that AWS would not write', () => {
  const samples = ['DescribeSubnets', 'DescribeInstances', 'DescribeDBInstances', 'DescribeLoadBalancers'].map(
    (name) => recorded.find(([, operation]) => operation.name === name) as (typeof recorded)[number],
  );
  test('is read or refused as the SDK does, cut at each byte', () => {
    for (const [service, operation, xml] of samples) {
      const bytes = new TextEncoder().encode(xml.slice(0, 2_000));
      for (let end = 0; end <= bytes.length; end += 1) {
        const { own, stock } = bothRead(service, operation, bytes.subarray(0, end));
        expect(own).toEqual(stock);
      }
    }
  });
  test('is read or refused as the SDK does, with something odd at any place', () => {
    const property = fc.property(fc.constantFrom(...samples), fc.constantFrom(...oddities), fc.nat(), (sample, spoil, place) => {
      const [service, operation, xml] = sample;
      const { own, stock } = bothRead(service, operation, spoil(xml, place % xml.length));
      expect(own).toEqual(stock);
    });
    fc.assert(property, { numRuns: 1_500, seed: 20_261_123 });
  });
});

test.each(['ec2', 'rds', 'lambda'] as const)('an SDK client of %s is fastened where it reads XML', async (name) => {
  const { Client } = (await services[name]()) as unknown as { Client: new (config: object) => { config: { protocol: object } } };
  const { config } = new Client({ region: 'us-east-1' });
  const { deserializer } = config.protocol as { deserializer?: object };
  fasten(config);
  expect(deserializer !== undefined && Object.hasOwn(deserializer, 'read')).toBe(name !== 'lambda');
});
