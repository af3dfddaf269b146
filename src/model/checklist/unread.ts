import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const actions = Type.Array(Type.String(), { description: 'IAM actions that were lacking; none where no permission would help' });

/** A kind that could not be read in full in a region: what is said of it there is at least so, and may be more. */
export const unreadSchema = Type.Object(
  {
    account: Type.String(),
    region: Type.String(),
    kind: Type.String(),
    what: Type.String({ description: 'What is unknown because of it' }),
    missing: actions,
  },
  closed,
);

/** Why one row cannot be trusted to be whole. */
export const doubtSchema = Type.Object({ why: Type.String(), missing: actions }, closed);

export type Unread = Static<typeof unreadSchema>;
export type Doubt = Static<typeof doubtSchema>;
