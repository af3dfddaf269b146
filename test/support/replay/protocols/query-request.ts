// Decodes the form bodies of the EC2 query and AWS query protocols: the SDK's query serializer,
// backwards.
import type { NormalizedSchema } from '@smithy/core/schema';

import { membersOf } from '../services.ts';
import { scalarFromText, type Members } from '../shapes.ts';

interface Node {
  text: string | undefined;
  readonly children: Map<string, Node>;
}

export interface QueryRequest {
  readonly operation: string;
  readonly decode: (input: NormalizedSchema, ec2: boolean) => Members;
}

export function parseQuery(body: string): QueryRequest {
  const parameters = new URLSearchParams(body);
  const root = tree(parameters);
  return {
    operation: parameters.get('Action') ?? '',
    decode: (input, ec2) => readStructure(input, root, ec2),
  };
}

function tree(parameters: URLSearchParams): Node {
  const root: Node = { text: undefined, children: new Map() };
  for (const [key, value] of parameters) {
    let node = root;
    for (const segment of key.split('.')) {
      let child = node.children.get(segment);
      if (child === undefined) {
        child = { text: undefined, children: new Map() };
        node.children.set(segment, child);
      }
      node = child;
    }
    node.text = value;
  }
  return root;
}

function read(schema: NormalizedSchema, node: Node, ec2: boolean): unknown {
  if (schema.isStructSchema()) return readStructure(schema, node, ec2);
  if (schema.isListSchema()) return readList(schema, node, ec2);
  if (schema.isMapSchema()) return readMap(schema, node, ec2);
  return scalarFromText(schema, node.text ?? '');
}

function readStructure(schema: NormalizedSchema, node: Node, ec2: boolean): Members {
  const result: Record<string, unknown> = {};
  for (const [name, member] of membersOf(schema)) {
    const child = node.children.get(memberKey(name, member, ec2));
    if (child !== undefined) result[name] = read(member, child, ec2);
  }
  return result;
}

function memberKey(name: string, member: NormalizedSchema, ec2: boolean): string {
  const { ec2QueryName, xmlName } = member.getMergedTraits();
  if (ec2 && typeof ec2QueryName === 'string') return ec2QueryName;
  const key = xmlName ?? name;
  return ec2 ? key.charAt(0).toUpperCase() + key.slice(1) : key;
}

function readList(schema: NormalizedSchema, node: Node, ec2: boolean): readonly unknown[] {
  const item = schema.getValueSchema();
  const flat = ec2 || Boolean(schema.getMergedTraits().xmlFlattened);
  const name = item.getMergedTraits().xmlName ?? 'member';
  return numbered(flat ? node : node.children.get(name)).map((each) => read(item, each, ec2));
}

function readMap(schema: NormalizedSchema, node: Node, ec2: boolean): Members {
  const [key, value] = [schema.getKeySchema(), schema.getValueSchema()];
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  const keyName = key.getMergedTraits().xmlName ?? 'key';
  const valueName = value.getMergedTraits().xmlName ?? 'value';
  const result: Record<string, unknown> = {};
  for (const entry of numbered(flat ? node : node.children.get('entry'))) {
    const child = entry.children.get(valueName);
    if (child !== undefined) {
      result[entry.children.get(keyName)?.text ?? ''] = read(value, child, ec2);
    }
  }
  return result;
}

/** `Name.1`, `Name.2`, … in the order of their numbers. */
function numbered(node: Node | undefined): readonly Node[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}
