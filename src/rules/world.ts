import { sightKinds } from '../network/nat64-trace.ts';
import { traceKinds, type World } from '../network/trace/types.ts';
import type { RuleContext } from './define.ts';

type Context = RuleContext<(typeof traceKinds)[number], (typeof sightKinds)[number]>;

/** Where a packet can come by in other accounts and regions. */
export const walkedKinds = [...traceKinds, ...sightKinds] as const;

/** What a rule may see, as a world that packets can be followed through. Filters are not in it: rules about filters ask them. */
export const worldOf = (context: Context): World => ({
  account: context.account,
  region: context.region,
  partition: context.partition,
  all: (kind) => context.all(kind),
  get: (kind, id) => context.get(kind, id),
  consult: (kind) => {
    const sight = sightKinds.find((each) => each === kind);
    return sight === undefined ? undefined : (context.consult(sight) as never);
  },
  neighbours: () => context.neighbours().map(worldOf),
});
