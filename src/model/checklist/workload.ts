import { type Static, Type } from 'typebox';
import { resourceReference } from '../report.ts';

const closed = { additionalProperties: false } as const;

const workloadStates = ['to-do', 'waiting', 'check-by-hand', 'accepted', 'ready'] as const;

export const workloadSchema = Type.Object(
  {
    account: Type.String(),
    region: Type.String(),
    resource: resourceReference,
    state: Type.Unsafe<(typeof workloadStates)[number]>(
      Type.Enum([...workloadStates], {
        description:
          'to-do: its own steps can begin; waiting: other steps come first; check-by-hand: something of it is unknown; accepted: what is left is waived; ready: nothing is left',
      }),
    ),
    own: Type.Array(Type.Integer(), { description: 'Numbers of the steps that are about it and not done' }),
    before: Type.Array(Type.Integer(), { description: 'Numbers of the steps that come first and are not done' }),
  },
  closed,
);

export type Workload = Static<typeof workloadSchema>;
