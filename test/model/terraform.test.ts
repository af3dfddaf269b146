import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressOf,
  existing,
  expression,
  labelOf,
  mergeResources,
  newResource,
  type TerraformArguments,
  type TerraformValue,
  terraformText,
} from '../../src/model/terraform.ts';
import { expectValidTerraform } from '../support/terraform/check.ts';
import { type Body, parseTerraform } from '../support/terraform/parse.ts';

describe('labels', () => {
  test.each([
    ['vpc-0abc', 'vpc-0abc'],
    ['my_lb', 'my_lb'],
    ['rtb-1 64:ff9b::/96', 'rtb-1_64_ff9b___96'],
    ['arn:aws:elasticloadbalancing:x:1:loadbalancer/app/a/1', 'arn_aws_elasticloadbalancing_x_1_loadbalancer_app_a_1'],
    ['0abc', 'r_0abc'],
    ['-abc', 'r_-abc'],
    ['<new-name>', 'r__new-name_'],
    ['größe 😀', 'gr__e__'],
    ['', 'r_'],
  ])('%s → %s', (of, label) => expect(labelOf({ of })).toBe(label));
  test('tell blocks of addresses apart', () => {
    expect(labelOf({ of: 'sg-1 2001:db8::1/64' })).not.toBe(labelOf({ of: 'sg-1 2001:db8:1::/64' }));
  });
  test('make the address', () => expect(addressOf({ type: 'aws_vpc', of: 'vpc-1' })).toBe('aws_vpc.vpc-1'));
});

describe('HCL', () => {
  test('is written as `terraform fmt` writes it, imports first', async () => {
    const subnet = existing('aws_subnet', 'subnet-1', {
      ipv6_cidr_block: expression('cidrsubnet(aws_vpc.vpc-1.ipv6_cidr_block, 8, 1)'),
      assign_ipv6_address_on_creation: true,
      tags: { map: { Name: 'a', Stage: 'b' } },
      timeouts: [{ create: '5m' }],
    });
    const text = terraformText([subnet, newResource('aws_vpc', 'vpc-1', { cidr_block: '10.0.0.0/16', ipv6_netmask_length: 56 })]);
    expect(text).toBe(`import {
  to = aws_subnet.subnet-1
  id = "subnet-1"
}

# Only what changes: keep the other arguments that the resource has.
resource "aws_subnet" "subnet-1" {
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.vpc-1.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true

  tags = {
    "Name"  = "a"
    "Stage" = "b"
  }

  timeouts {
    create = "5m"
  }
}

resource "aws_vpc" "vpc-1" {
  cidr_block          = "10.0.0.0/16"
  ipv6_netmask_length = 56
}`);
    await expectValidTerraform(text);
  });
  test.each([
    ['quotes and backslashes', 'a"b\\c', '"a\\"b\\\\c"'],
    ['lines', 'a\nb\tc\r', '"a\\nb\\tc\\r"'],
    ['templates', '${a} %{b} $${c} $ %', '"$${a} %%{b} $$${c} $ %"'],
    ['what JSON escapes and HCL does not', '\b\f\\b', '"\\u0008\\u000c\\\\b"'],
    ['other alphabets', 'größe 😀', '"größe 😀"'],
    ['half a character', 'a\ud83d', '"a\ufffd"'],
  ])('escapes %s', (_, text, quoted) => {
    expect(terraformText([newResource('aws_vpc', 'a', { x: text })])).toBe(`resource "aws_vpc" "a" {\n  x = ${quoted}\n}`);
  });
  test('gives an id with quotes to the import', () => {
    expect(terraformText([existing('aws_vpc', 'a"${b}', {})])).toContain('id = "a\\"$${b}"');
  });
});

describe('merging', () => {
  const merged = (a: TerraformArguments, b: TerraformArguments): TerraformArguments | undefined =>
    mergeResources([existing('aws_lb', 'a', a), existing('aws_lb', 'a', b)])[0]?.arguments;

  test('joins the arguments, and of one given twice the later holds', () => {
    expect(merged({ x: 1, y: ['a'] }, { y: ['b'], z: true })).toEqual({ x: 1, y: ['b'], z: true });
  });
  test('takes one block and one block for two halves of it', () => {
    expect(merged({ m: [{ a: 1, n: [{ x: 1 }] }] }, { m: [{ b: 2, n: [{ y: 2 }] }] })).toEqual({
      m: [{ a: 1, b: 2, n: [{ x: 1, y: 2 }] }],
    });
  });
  test('takes more of them for a list', () => {
    expect(merged({ m: [{ a: 1 }, { a: 2 }] }, { m: [{ a: 2 }, { a: 3 }] })).toEqual({ m: [{ a: 1 }, { a: 2 }, { a: 3 }] });
  });
  test('knows that a thing is there when one of the two does', () => {
    for (const pair of [[newResource('aws_lb', 'a', {}), existing('aws_lb', 'a', {})] as const]) {
      expect(mergeResources(pair)).toEqual([existing('aws_lb', 'a', {})]);
      expect(mergeResources(pair.toReversed())).toEqual([existing('aws_lb', 'a', {})]);
    }
  });
  test('keeps apart what differs in type or name', () => {
    const all = [
      newResource('aws_lb', 'a', {}),
      newResource('aws_eip', 'a', {}),
      newResource('aws_lb', 'a.b', {}),
      newResource('aws_lb', 'a_b', {}),
    ];
    expect(mergeResources(all)).toEqual(all);
  });
  test('twice is once', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(merged(body, body)).toEqual(body);
      }),
    );
  });
});

const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).filter((name) => name !== 'expression' && name !== 'map');
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('$', '{', '}', '%', '"', '\\', '\n', '\b', '\ud800', '<', 'a') }),
);
const expressions = fc
  .constantFrom('aws_vpc.main.id', 'cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)', 'jsonencode({ a = "b" })')
  .map(expression);
const scalar = fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), expressions);

/** What HCL makes of a text: it is well-formed, and composed. */
const received = (value: string): string => value.toWellFormed().normalize('NFC');

const map = fc
  .uniqueArray(fc.tuple(text, scalar), { selector: ([key]) => received(key) })
  .map((entries) => ({ map: Object.fromEntries(entries) }));
const { bodies } = fc.letrec<{ bodies: TerraformArguments; values: TerraformValue }>((tie) => ({
  bodies: fc.dictionary(names, tie('values'), { maxKeys: 4, noNullPrototype: true, depthIdentifier: 'body' }),
  values: fc.oneof({ depthIdentifier: 'body', maxDepth: 3 }, scalar, fc.array(scalar), map, fc.array(tie('bodies'), { maxLength: 2 })),
}));

/** The same in hcl2json's words, with templates' signs as they were. */
const parsed = (value: unknown): unknown => {
  if (typeof value === 'string') return received(value);
  if (Array.isArray(value)) return value.map(parsed);
  if (typeof value !== 'object' || value === null) return value;
  if ('expression' in value) return `\${${String(value.expression)}}`;
  const members = 'map' in value ? value.map : value;
  return Object.fromEntries(Object.entries(members ?? {}).map(([name, item]) => [received(name), parsed(item)]));
};

const unescaped = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('$${', '${').replaceAll('%%{', '%{');
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [unescaped(name), unescaped(item)]));
};

test('whatever the arguments, HashiCorp reads what was written', async () => {
  await fc.assert(
    fc.asyncProperty(text, bodies, async (of, body) => {
      const resource = existing('aws_vpc', of, body);
      const hcl = (await parseTerraform(terraformText([resource]))) as {
        import: readonly Body[];
        resource: Record<string, Record<string, unknown>>;
      };
      expect(unescaped(hcl.import)).toEqual([{ to: `\${${addressOf(resource)}}`, id: received(of) }]);
      expect(unescaped(hcl.resource)).toEqual({ aws_vpc: { [labelOf(resource)]: [parsed(body)] } });
    }),
  );
});
