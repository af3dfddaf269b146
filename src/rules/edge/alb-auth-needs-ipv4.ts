import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { authenticates, isUsable, listenersOf, nameOfBalancer } from '../../network/load-balancers.ts';
import { defineRule, safeFix } from '../define.ts';
import { lookup } from '../../network/once.ts';
import type { Resource } from '../../model/resource.ts';

const rulesOf = lookup(({ data }: Resource<'listener-rule'>) => data.LoadBalancerArn);

export default defineRule({
  id: 'alb-auth-needs-ipv4',
  title: 'Load balancer without public IPv4 that authenticates users',
  severity: { 'dual-stack': 'high' },
  subjects: ['load-balancer'],
  needs: ['listener', 'listener-rule'],
  docs: {
    why:
      'To authenticate users an Application Load Balancer itself calls the identity provider or Cognito, over IPv4 only. Of the type dualstack-without-public-ipv4 it has no address to call from: ' +
      'users come back from the login page and get HTTP 500. Whether the action jwt-validation, which fetches the keys of the issuer, is bound to IPv4 as well was not verified.',
    fix: 'Set the type to dualstack, or let the application behind the load balancer authenticate its users.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Return public IPv4 to balancers that authenticate',
    rollback: 'set-ip-address-type with dualstack-without-public-ipv4.',
  },
  applies: (balancer) =>
    balancer.data.Type === 'application' && balancer.data.IpAddressType === 'dualstack-without-public-ipv4' && isUsable(balancer),
  check: (balancer, context) => {
    const listeners = listenersOf(context.all('listener'), balancer);
    const rules = rulesOf(context.all('listener-rule'), balancer.id);
    // The last rule of a listener repeats its default actions.
    const own = rules.filter(({ data }) => data.IsDefault !== true);
    const authenticating = [
      ...listeners.filter(({ data }) => (data.DefaultActions ?? []).some(authenticates)),
      ...own.filter(({ data }) => data.Actions.some(authenticates)),
    ];
    const evidence = [
      ...saw(balancer, 'IpAddressType'),
      ...listeners.flatMap((listener) => saw(listener, 'Protocol', 'Port', 'DefaultActions')),
      ...own.flatMap((rule) => saw(rule, 'Actions')),
    ];
    if (authenticating.length > 0) {
      return fail({
        message: `${nameOfBalancer(balancer)} has no public IPv4 addresses, over which alone it can authenticate the users of ${listed(authenticating.map(({ id }) => id))}`,
        evidence,
        related: authenticating.map((each) => relatedTo(each, 'authenticates users')),
        fix: safeFix('Give it public IPv4 addresses again', {
          cli: [`aws elbv2 set-ip-address-type --region ${context.region} --load-balancer-arn ${balancer.id} --ip-address-type dualstack`],
          terraform: [existing('aws_lb', balancer.id, { ip_address_type: 'dualstack' })],
        }),
      });
    }
    const validating = [...listeners.flatMap(({ data }) => data.DefaultActions ?? []), ...own.flatMap(({ data }) => data.Actions)];
    return validating.some(({ Type }) => Type === 'jwt-validation')
      ? unknown(`whether ${nameOfBalancer(balancer)} can fetch the keys for jwt-validation without public IPv4 is not known`, evidence)
      : pass(evidence);
  },
});
