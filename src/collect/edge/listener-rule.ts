import type { Action, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { keep, type Kept, type Kinds } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = ['RuleArn', 'Priority', 'IsDefault'] as const satisfies readonly (keyof Rule)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A rule of a listener whose load balancer has no public IPv4 addresses, with the types of its actions alone. */
    'listener-rule': Kept<Rule, (typeof members)[number]> & {
      readonly ListenerArn: string;
      readonly LoadBalancerArn?: string | undefined;
      readonly Actions: readonly Kept<Action, 'Type' | 'Order'>[];
    };
  }
}

export default defineCollector({
  kind: 'listener-rule',
  calls: ['elasticloadbalancing:DescribeRules'],
  after: ['load-balancer', 'listener'],
  identify: ({ RuleArn }) => ({ id: RuleArn ?? '', arn: RuleArn ?? '' }),
  async *collect(aws) {
    // One call per listener, and only there does anything hang on the answer.
    const balancers = aws.found('load-balancer').filter(({ data }) => data.IpAddressType === 'dualstack-without-public-ipv4');
    const arns = new Set<string | undefined>(balancers.map(({ id }) => id));
    yield* aws.forEach(
      aws.found('listener').filter(({ data }) => arns.has(data.LoadBalancerArn)),
      (listener) => listener.id,
      'elasticloadbalancing:DescribeRules',
      unlessGone(async ({ id: ListenerArn, data: { LoadBalancerArn } }) => {
        const rules: Kinds['listener-rule'][] = [];
        for await (const rule of aws.each('elasticloadbalancing:DescribeRules', { ListenerArn, PageSize: 400 }, 'Rules')) {
          // The configurations of the actions that authenticate can hold a client secret.
          const Actions = (rule.Actions ?? []).map((action) => keep(action, ['Type', 'Order']));
          rules.push({ ...keep(rule, members), ListenerArn, LoadBalancerArn, Actions });
        }
        return rules;
      }),
    );
  },
});
