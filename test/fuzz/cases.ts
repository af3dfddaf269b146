import fc from 'fast-check';
import { declaredCalls } from '../support/estate/estate.ts';
import type { Case } from './pipeline.ts';
import { mutationNames } from './mutations.ts';

const place = fc.nat(100_000);

/** One case in eight is a snapshot. */
export const cases: fc.Arbitrary<Case> = fc.record({
  call: fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...declaredCalls) }, { weight: 1, arbitrary: fc.constant(undefined) }),
  mutations: fc.array(fc.record({ name: fc.constantFrom(...mutationNames), at: place, value: place }), { minLength: 1, maxLength: 4 }),
  salt: place,
});
