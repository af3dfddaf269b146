import type { NormalizedSchema } from '@smithy/core/schema';

/** How to read one element, worked out once from the SDK's schema. Everything rare is `stock`: left to the SDK's own reader. */
export type Plan =
  | { readonly type: 'text' | 'number' | 'boolean' | 'stock' }
  | { readonly type: 'scalar'; readonly schema: NormalizedSchema }
  | { readonly type: 'list'; readonly item: string; readonly itemName: Uint8Array; readonly of: Plan }
  | StructPlan;

export interface StructPlan {
  readonly type: 'struct';
  readonly schema: NormalizedSchema;
  /** By the names of their elements; made when first needed, since shapes can hold themselves. */
  fields?: ReadonlyMap<string, Field> | undefined;
  members?: readonly string[];
}

export interface Field {
  readonly element: string;
  readonly name: Uint8Array;
  /** The place of its member in the schema, which is the order in which the SDK sets members. */
  readonly index: number;
  /** A flattened list has no element of its own: each occurrence is an item. */
  readonly isFlat: boolean;
  readonly plan: Plan;
  /** The field that followed this one the last time: AWS keeps to one order. */
  next: Field | undefined;
}

const structs = new WeakMap<object, StructPlan>();

export const nameBytes = (name: string): Uint8Array => new TextEncoder().encode(name);

export const planOf = (schema: NormalizedSchema): Plan => {
  const traits = schema.getMergedTraits();
  if (schema.isStructSchema() && !schema.isUnionSchema()) return structPlan(schema);
  if (schema.isListSchema()) return listPlan(schema);
  if (schema.isStringSchema() && traits.mediaType === undefined) return { type: 'text' };
  if (schema.isNumericSchema()) return { type: 'number' };
  if (schema.isBooleanSchema()) return { type: 'boolean' };
  return schema.isTimestampSchema() || schema.isBlobSchema() ? { type: 'scalar', schema } : { type: 'stock' };
};

const structPlan = (schema: NormalizedSchema): StructPlan => {
  const key = schema.getSchema() as unknown as object;
  const plan = structs.get(key) ?? { type: 'struct' as const, schema };
  structs.set(key, plan);
  return plan;
};

const listPlan = (schema: NormalizedSchema): Plan => {
  const of = schema.getValueSchema();
  const item = of.getMergedTraits().xmlName ?? 'member';
  return of.isListSchema() ? { type: 'stock' } : { type: 'list', item, itemName: nameBytes(item), of: planOf(of) };
};

/** Fills in a structure's fields; where two members have one element name, the SDK's own reader must read it. */
export const fieldsOf = (plan: StructPlan): ReadonlyMap<string, Field> => {
  if (plan.fields) return plan.fields;
  const members = [...plan.schema.structIterator()];
  const fields = members.map(([member, schema], index): Field => {
    const traits = schema.getMemberTraits();
    const element = traits.xmlName ?? member;
    const isFlat = schema.isListSchema() && Boolean(schema.getMergedTraits().xmlFlattened);
    const isOdd = traits.httpPayload !== undefined || traits.xmlAttribute !== undefined;
    return { element, name: nameBytes(element), index, isFlat, plan: isOdd ? { type: 'stock' } : planOf(schema), next: undefined };
  });
  plan.members = members.map(([member]) => member);
  plan.fields = new Map(fields.map((field) => [field.element, field]));
  return plan.fields;
};
