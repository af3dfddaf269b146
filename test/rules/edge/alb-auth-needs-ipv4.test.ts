import rule from '../../../src/rules/edge/alb-auth-needs-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Balancer = Parameters<typeof build<'load-balancer'>>[1];
type Action = NonNullable<Parameters<typeof build<'listener'>>[1]['DefaultActions']>[number];
const alb = (more: Balancer = {}) =>
  build('load-balancer', {
    LoadBalancerArn: 'arn:web',
    LoadBalancerName: 'web',
    Type: 'application',
    Scheme: 'internet-facing',
    IpAddressType: 'dualstack-without-public-ipv4',
    ...more,
  });
const listener = (...types: NonNullable<Action['Type']>[]) =>
  build('listener', { ListenerArn: 'arn:l', LoadBalancerArn: 'arn:web', DefaultActions: types.map((Type) => ({ Type })) });
const rules = (IsDefault: boolean, ...types: NonNullable<Action['Type']>[]) =>
  build('listener-rule', {
    RuleArn: `arn:r-${IsDefault}`,
    ListenerArn: 'arn:l',
    LoadBalancerArn: 'arn:web',
    IsDefault,
    Actions: types.map((Type) => ({ Type })),
  });

describeRule(rule, {
  flagged: {
    'a listener that asks an OpenID provider': {
      given: [alb(), listener('authenticate-oidc', 'forward'), rules(true, 'authenticate-oidc', 'forward')],
      says: 'authenticate the users of arn:l',
    },
    'a rule that asks Cognito': {
      given: [alb(), listener('forward'), rules(false, 'authenticate-cognito', 'forward')],
      says: 'the users of arn:r-false',
    },
  },
  silent: {
    'listeners and rules that only forward': { given: [alb(), listener('forward'), rules(false, 'forward'), rules(true, 'forward')] },
    'one that has public IPv4 addresses': {
      given: [alb({ IpAddressType: 'dualstack' }), listener('authenticate-oidc')],
      as: 'not-applicable',
    },
    'one that failed to come up': { given: [alb({ State: { Code: 'failed' } }), listener('authenticate-oidc')], as: 'not-applicable' },
    'a listener of another load balancer': {
      given: [
        alb(),
        build('listener', { ListenerArn: 'arn:o', LoadBalancerArn: 'arn:other', DefaultActions: [{ Type: 'authenticate-oidc' }] }),
      ],
    },
  },
  unknown: { 'one that checks tokens': { given: [alb(), listener('jwt-validation', 'forward')], says: 'jwt-validation' } },
});
