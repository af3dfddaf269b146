// An account in which every call that a collector declares is made: the demo's, and for what it lacks answers made by schema.
import { type Call, services } from '../../../src/aws/calls.ts';
import { collectors } from '../../../src/collect/collectors.ts';
import { callsOf } from '../../../src/collect/run.ts';
import { loadFixture, type ReplayAnswer, type ReplayCase, type ReplayFixture } from '../replay/fixture.ts';
import { isListing, listMember } from '../replay/paging.ts';
import { clients, loadService, membersOf, type Operation } from '../replay/services.ts';
import type { Members } from '../replay/shapes.ts';
import { additions } from './additions.ts';
import { estateAccount, estateRegion, type Maker, valueOf } from './values.ts';

const demo = new URL('../../../fixtures/accounts/demo', import.meta.url).pathname;

/** Enumerations are plain objects of the client's module. */
const enumsOf = async (service: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const exported = Object.entries((await clients[service]?.()) ?? {});
  return new Map(
    exported.flatMap(([name, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const values: readonly unknown[] = Object.values(value);
      return values.length > 0 && values.every((each) => typeof each === 'string')
        ? [[name.toLowerCase(), values.map(String)] as const]
        : [];
    }),
  );
};

/** Every text that some enumeration of the client has. */
export const enumValuesOf = async (service: string): Promise<ReadonlySet<string>> => new Set([...(await enumsOf(service)).values()].flat());

const ordinals = [1, 2] as const;

const replyOf = (maker: Omit<Maker, 'ordinal'>, operation: Operation): Members => {
  const [list] = isListing(operation) ? (listMember(operation) ?? []) : [];
  const entity = operation.name.replace(/^(Describe|List|Get|Search)/, '');
  const made = ordinals.map((ordinal) => valueOf({ ...maker, ordinal }, operation.output, entity, entity) as Members);
  const [first = {}] = made;
  return list === undefined ? first : { ...first, [list]: made.flatMap((each) => each[list] ?? []) };
};

/** What describes one thing answers for each by its name. */
const answerOf = (maker: Omit<Maker, 'ordinal'>, operation: Operation): ReplayAnswer => {
  if (isListing(operation)) return [{ reply: replyOf(maker, operation) }];
  const entity = operation.name.replace(/^(Describe|List|Get|Search)/, '');
  const names = membersOf(operation.input).filter(([name, member]) => member.isStringSchema() && /(id|arn|name|url)$/i.test(name));
  const cases = ordinals.map((ordinal): ReplayCase => {
    const reply = valueOf({ ...maker, ordinal }, operation.output, entity, entity) as Members;
    const match = Object.fromEntries(names.map(([name, member]) => [name, valueOf({ ...maker, ordinal }, member, entity, name)]));
    return { match, reply };
  });
  return [...cases, { reply: valueOf({ ...maker, ordinal: 1 }, operation.output, entity, entity) as Members }];
};

/** The calls that the collectors declare. */
export const declaredCalls: readonly Call[] = callsOf(collectors);

export const estate = async (): Promise<ReplayFixture> => {
  const loaded = await loadFixture(demo);
  const text = JSON.stringify(loaded[estateAccount]?.['eu-central-1']).replaceAll('eu-central-1', estateRegion);
  const answers = JSON.parse(text) as Record<string, Record<string, ReplayAnswer>>;
  for (const service of Object.keys(services)) {
    const made = { service, enums: await enumsOf(service) };
    const { operations } = await loadService(service);
    const own = (answers[service] ??= {});
    for (const call of declaredCalls.filter((each) => each.startsWith(`${service}:`))) {
      const name = call.slice(service.length + 1);
      const operation = operations.get(name);
      if (operation !== undefined) own[name] ??= answerOf(made, operation);
    }
  }
  additions(answers);
  return { [estateAccount]: { '*': answers } };
};
