/**
 * The AWS services in use, loaded only when a scan reaches them. Keys are IAM service prefixes.
 */
export const services = {
  autoscaling: () => import('./services/autoscaling.ts'),
  ec2: () => import('./services/ec2.ts'),
  ecs: () => import('./services/ecs.ts'),
  eks: () => import('./services/eks.ts'),
  elasticloadbalancing: () => import('./services/elasticloadbalancing.ts'),
  rds: () => import('./services/rds.ts'),
  sts: () => import('./services/sts.ts'),
} as const;

export type Service = keyof typeof services;

type Module<S extends Service> = Awaited<ReturnType<(typeof services)[S]>>;
type OperationOf<S extends Service> = keyof Module<S> extends infer Name
  ? Name extends `${infer Operation}Command`
    ? Operation
    : never
  : never;

/** One API operation, written as its IAM action is: `ec2:DescribeVpcs`. */
export type Call = { [S in Service]: `${S}:${OperationOf<S>}` }[Service];

type CommandOf<C extends Call> = C extends `${infer S extends Service}:${infer Operation}`
  ? `${Operation}Command` extends keyof Module<S>
    ? Module<S>[`${Operation}Command`]
    : never
  : never;

type Instance<C extends Call> = CommandOf<C> extends abstract new (...args: never[]) => infer I ? I : never;

export type InputOf<C extends Call> = Instance<C> extends { input: infer Input } ? Input : never;

export type OutputOf<C extends Call> =
  Instance<C> extends { resolveMiddleware(stack: infer _S, configuration: infer _C, options: infer _O): infer Handler }
    ? Handler extends (...args: never[]) => Promise<{ output: infer Output }>
      ? Output
      : never
    : never;

/** The IAM action that a call needs. The few whose names differ from the operation's are listed. */
export const iamActionOf = (call: Call): string => call;
