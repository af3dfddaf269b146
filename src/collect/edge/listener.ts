import type { Action, Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import { keep, type Kept, type Kinds } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = ['ListenerArn', 'LoadBalancerArn', 'Protocol', 'Port'] as const satisfies readonly (keyof Listener)[];

/** Without the configurations of the actions that authenticate: they can hold a client secret. */
const actionMembers = ['Type', 'Order', 'TargetGroupArn', 'ForwardConfig'] as const satisfies readonly (keyof Action)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A listener with its default actions; the actions of its rules are not read. */
    listener: Kept<Listener, (typeof members)[number]> & {
      readonly DefaultActions?: readonly Kept<Action, (typeof actionMembers)[number]>[];
    };
  }
}

export default defineCollector({
  kind: 'listener',
  calls: ['elasticloadbalancing:DescribeListeners'],
  after: ['load-balancer'],
  identify: ({ ListenerArn }) => ({ id: ListenerArn ?? '', arn: ListenerArn ?? '' }),
  // No listing answers without the load balancer.
  collect: (aws) =>
    aws.forEach(
      aws.found('load-balancer'),
      (balancer) => balancer.id,
      'elasticloadbalancing:DescribeListeners',
      async ({ id: LoadBalancerArn }) => {
        const listeners: Kinds['listener'][] = [];
        for await (const listener of aws.each('elasticloadbalancing:DescribeListeners', { LoadBalancerArn, PageSize: 400 }, 'Listeners')) {
          const actions = listener.DefaultActions ?? [];
          listeners.push({ ...keep(listener, members), DefaultActions: actions.map((action) => keep(action, actionMembers)) });
        }
        return listeners;
      },
    ),
});
