// The estate's answers as the SDK decodes them, kept once, and a door that hands them out again as a case wants them.
import { type Call, type Service, services } from '../../src/aws/calls.ts';
import type { Door } from '../../src/aws/door.ts';
import { checkAnswer } from '../../src/aws/answer-shape.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { declaredCalls } from '../support/estate/estate.ts';
import { stubDoor } from '../support/stub-door.ts';
import { openLaboratory } from '../faults/laboratory.ts';

export interface World {
  readonly sound: Inventory;
  /** Call by call what AWS answers, by the text of the request. */
  readonly answers: ReadonlyMap<Call, ReadonlyMap<string, unknown>>;
  readonly schemas: ReadonlyMap<Call, unknown>;
}

const schemaOf = async (call: Call): Promise<unknown> => {
  const [service, operation] = call.split(':') as [Service, string];
  const module = (await services[service]()) as unknown as Readonly<Record<string, new (input: object) => { readonly schema?: unknown }>>;
  const Command = module[`${operation}Command`];
  return Command && new Command({}).schema;
};

export const openWorld = async (): Promise<World> => {
  const laboratory = await openLaboratory();
  const answers = new Map<Call, Map<string, unknown>>();
  for (const { call, input, answer } of laboratory.remembered()) {
    const own = answers.get(call) ?? new Map<string, unknown>();
    answers.set(call, own.set(input, await answer.catch((error: unknown) => error)));
  }
  const schemas = new Map(await Promise.all(declaredCalls.map(async (call) => [call, await schemaOf(call)] as const)));
  await laboratory.close();
  return { sound: laboratory.sound, answers, schemas };
};

/** More requests than any case can want: a door that is asked for more has somebody going round in circles. */
const mostRequests = 5_000;

export const fakeDoor = ({ answers, schemas }: World, mutate: (call: Call, answer: unknown) => unknown): Door => {
  let asked = 0;
  return stubDoor(async (_region, call, input) => {
    if ((asked += 1) > mostRequests) throw new Error(`${call} is asked for ever`);
    const own = answers.get(call);
    // A request that the sound scan never made, such as for a mutated id, is answered as another one was.
    const found = own?.get(JSON.stringify(input)) ?? [...(own?.values() ?? [])][0] ?? new Error('no answer');
    if (found instanceof Error) throw found;
    const answer = mutate(call, found);
    checkAnswer(schemas.get(call), answer);
    return answer;
  });
};
