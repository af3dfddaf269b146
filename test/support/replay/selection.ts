// Applies a request's ids, filters and other narrowing inputs to a complete list.
import type { NormalizedSchema } from '@smithy/core/schema';

import { compileFilter, canFilter, filtersOf, type Predicate } from './filters.ts';
import { idLimit, neededIdsOf, refusesPagesOfIds } from './limits.ts';
import { entityOf, notFoundCode } from './not-found.ts';
import { isPagingMember, listMember } from './paging.ts';
import { quirkOf, type Quirk } from './quirks.ts';
import { refuse, unanswerable } from './refusals.ts';
import { membersOf, type Operation, type Service } from './services.ts';
import { findMember, isMembers, type Members } from './shapes.ts';

export interface Selection {
  readonly service: Service;
  readonly operation: Operation;
  readonly input: Members;
  readonly account: string;
  readonly region: string;
}

/** The part of a complete reply that the request asks for, before the paging. */
export function select(selection: Selection, reply: Members): Members {
  const { service, operation, input, account } = selection;
  const [name, list] = listMember(operation) ?? [];
  if (name === undefined || list === undefined) return reply;
  const quirk = quirkOf(service.name, operation.name);
  const asked = { ...selection, input: { ...quirk.defaults, ...input } };
  checkLimits(asked);
  const whole: readonly unknown[] = Array.isArray(reply[name]) ? reply[name] : [];
  const prepared = quirk.select?.(whole.filter(isMembers), asked.input, account) ?? whole;
  const item = list.getValueSchema();
  const found = item.isStructSchema()
    ? selectStructures(asked, quirk, item, prepared.filter(isMembers))
    : { items: selectTexts(asked, prepared), missing: [] };
  const selected = { ...reply, [name]: found.items };
  const failures = missingAsFailures(asked, found.missing);
  const result = failures === undefined ? selected : { ...selected, failures };
  return quirk.finish?.(result, asked.input) ?? result;
}

function checkLimits({ service, operation, input }: Selection): void {
  const needed = neededIdsOf(service.name, operation.name);
  if (needed !== undefined && (!Array.isArray(input[needed]) || input[needed].length === 0)) {
    throw refuse('InvalidParameterException', `${needed} cannot be empty.`);
  }
  for (const [name, value] of Object.entries(input)) {
    if (!Array.isArray(value)) continue;
    const limit = idLimit(service.name, operation.name, name);
    if (value.length > limit) {
      const code = service.protocol === 'ec2Query' ? 'InvalidParameterValue' : 'ValidationError';
      throw refuse(service.name === 'ecs' ? 'InvalidParameterException' : code, `${name}: at most ${limit}, found ${value.length}.`);
    }
    if (input.MaxResults !== undefined && name.endsWith('Ids') && refusesPagesOfIds(operation.name)) {
      throw refuse('InvalidParameterCombination', `The parameter ${name} cannot be used with the parameter maxResults`);
    }
  }
}

interface Found {
  readonly items: readonly unknown[];
  /** Ids that ECS lists under `failures`. */
  readonly missing: readonly string[];
}

function selectStructures(selection: Selection, quirk: Quirk, item: NormalizedSchema, whole: readonly Members[]): Found {
  const [nestedName, nested] = nestedList(quirk, item);
  const own: Predicate[] = [];
  const inner: Predicate[] = [];
  for (const filter of filtersOf(selection.input)) {
    const name = selection.operation.name;
    // DescribeInstances gives reservations and filters by what the instances in them are.
    const isInner = nested !== undefined && canFilter(name, nested, filter.name);
    if (isInner) inner.push(compileFilter(name, nested, filter));
    else own.push(compileFilter(name, item, filter));
  }
  const all = nestedName === undefined ? whole : whole.flatMap((each) => innerItems(each, nestedName));
  const ids = idSelectors(selection, quirk, nested ?? item);
  const missing = ids.flatMap((each) => each.missingFrom(all.filter((one) => ids.every(({ scopes }) => scopes(one)))));
  (nestedName === undefined ? own : inner).push(...ids.map(({ matches }) => matches));
  const items = whole.filter((each) => own.every((matches) => matches(each))).flatMap((each) => narrow(each, nestedName, inner));
  return { items, missing };
}

function nestedList(quirk: Quirk, item: NormalizedSchema): readonly [string?, NormalizedSchema?] {
  if (quirk.nested === undefined) return [];
  return [quirk.nested, item.getMemberSchema(quirk.nested).getValueSchema()];
}

const innerItems = (each: Members, name: string): readonly Members[] => {
  const list = each[name];
  return Array.isArray(list) ? list.filter(isMembers) : [];
};

function narrow(each: Members, name: string | undefined, inner: readonly Predicate[]): readonly Members[] {
  if (name === undefined || inner.length === 0) return [each];
  const kept = innerItems(each, name).filter((one) => inner.every((matches) => matches(one)));
  return kept.length === 0 ? [] : [{ ...each, [name]: kept }];
}

interface IdSelector {
  readonly matches: Predicate;
  /** ECS looks for services and tasks within a cluster only; elsewhere nothing narrows where ids are looked for. */
  readonly scopes: Predicate;
  readonly missingFrom: (all: readonly Members[]) => readonly string[];
}

function idSelectors(selection: Selection, quirk: Quirk, item: NormalizedSchema): readonly IdSelector[] {
  const required = requiredMembers(selection.operation);
  return membersOf(selection.operation.input).flatMap(([name, member]) => {
    const value = selection.input[name];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isText = member.isStringSchema() || (member.isListSchema() && member.getValueSchema().isStringSchema());
    const skip = isPagingMember(name) || quirk.ignored?.includes(name) === true;
    if (value === undefined || values.length === 0 || !isText || skip) return [];
    const keys = keysFor(selection.operation, name, item);
    // What an operation cannot do without is its scope: a plain reply holds for every one of them.
    if (keys.length === 0 && member.isStringSchema() && required.has(name)) return [];
    if (keys.length === 0) throw unanswerable(needsCases(selection.operation, name));
    return [idSelector(selection, name, values.map(String), keys)];
  });
}

function idSelector(selection: Selection, name: string, ids: readonly string[], keys: readonly string[]): IdSelector {
  const wanted = new Set(ids);
  const names = (one: Members): readonly string[] => keys.flatMap((key) => namesOf(one[key]));
  const matches: Predicate = (one) => names(one).some((each) => wanted.has(each));
  return {
    matches,
    scopes: selection.service.name === 'ecs' && !Array.isArray(selection.input[name]) ? matches : () => true,
    missingFrom: (all) => {
      const known = new Set(all.flatMap(names));
      const missing = ids.filter((id) => !known.has(id));
      return missing.length === 0 ? [] : reportMissing(selection, name, missing);
    },
  };
}

const needsCases = (operation: Operation, name: string): string =>
  `replay: ${operation.name} cannot apply ${name} to one plain reply: give cases with a match`;

/** An ARN also answers to its last part: ECS takes either. */
function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string') return [];
  const last = value.startsWith('arn:') ? value.split('/').at(-1) : undefined;
  return last === undefined ? [value] : [value, last];
}

/** The members of an item that an input may mean: `SubnetIds` SubnetId, `Names` LoadBalancerName. */
function keysFor(operation: Operation, name: string, item: NormalizedSchema): readonly string[] {
  const [list = ''] = listMember(operation) ?? [];
  const one = name.replace(/s$/, '');
  const entity = list.replace(/s$/, '');
  const exact = findMember(item, [one, name, `${entity}${one}`, `${one}s`]);
  const arn = findMember(item, [`${entityOf(one)}Arn`, `${one}Arn`]);
  const byName = findMember(item, [`${one}Name`]);
  return [exact, arn, byName].flatMap((each) => each?.[0] ?? []);
}

function reportMissing({ service, operation, input }: Selection, name: string, missing: readonly string[]): readonly string[] {
  // Auto Scaling leaves out what it does not know.
  if (service.name === 'autoscaling') return [];
  const isList = Array.isArray(input[name]);
  if (service.name === 'ecs') return isList ? missing : [];
  const entity = entityOf(name) || entityOf(listMember(operation)?.[0] ?? '');
  // DescribeListeners narrows by LoadBalancerArn: that none is there is no error.
  const isOwn = operation.name.toLowerCase().includes(entity.toLowerCase());
  if (!isOwn && !isList) return [];
  const code = notFoundCode(service, entity);
  if (code === undefined) return [];
  const status = service.errors.find((error) => error.code === code)?.status;
  throw refuse(code, `The ${entity} '${missing.join(', ')}' does not exist`, status);
}

function missingAsFailures({ service, operation, account, region }: Selection, missing: readonly string[]): readonly Members[] | undefined {
  if (service.name !== 'ecs' || findMember(operation.output, ['failures']) === undefined) {
    return undefined;
  }
  const kind = entityOf(listMember(operation)?.[0] ?? '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const arnOf = (id: string) => (id.startsWith('arn:') ? id : `arn:aws:ecs:${region}:${account}:${kind}/${id}`);
  return missing.map((id) => ({ arn: arnOf(id), reason: 'MISSING' }));
}

/** Lists of bare names or ARNs: all that can be told of an item is the cluster in its ARN. */
function selectTexts({ service, operation, input }: Selection, whole: readonly unknown[]) {
  const required = requiredMembers(operation);
  let items = whole.map(String);
  for (const [name, value] of Object.entries(input)) {
    if (typeof value !== 'string' || isPagingMember(name) || required.has(name)) continue;
    if (service.name !== 'ecs' || name !== 'cluster') throw unanswerable(needsCases(operation, name));
    const cluster = value.split('/').at(-1) ?? value;
    items = items.filter((arn) => arn.includes(`/${cluster}/`));
  }
  return items;
}

function requiredMembers(operation: Operation): ReadonlySet<string> {
  const schema = operation.input.getSchema();
  if (!Array.isArray(schema)) return new Set();
  const [, , , , names, , count] = schema as readonly unknown[];
  return new Set(Array.isArray(names) ? names.slice(0, Number(count ?? 0)).map(String) : []);
}
