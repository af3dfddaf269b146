import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isInternetFacing, isOnOutpost, isUsable, listenersOf, nameOfBalancer } from '../../network/load-balancers.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** Actions by which the load balancer itself calls an identity provider, over IPv4 only. */
const callsOut = new Set(['authenticate-oidc', 'authenticate-cognito', 'jwt-validation']);

export default defineRule({
  id: 'alb-public-ipv4-removable',
  title: 'Application Load Balancer that may do without public IPv4 addresses',
  severity: { 'ipv6-only': 'info' },
  subjects: ['load-balancer'],
  consults: ['listener'],
  docs: {
    why:
      'A dual-stack load balancer holds a public IPv4 address per zone, or more, each of which AWS charges for. ' +
      'Where every client has IPv6, or comes through CloudFront over IPv6, the type dualstack-without-public-ipv4 saves them.',
    fix: 'Set the type once no client needs IPv4. Not with listeners or rules that authenticate users: the load balancer reaches identity providers over IPv4 only, and answers HTTP 500 without. Listener rules are not read.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Look at load balancers with public IPv4',
    rollback: 'set-ip-address-type with dualstack, which brings new public IPv4 addresses.',
  },
  applies: (balancer) =>
    balancer.data.Type === 'application' &&
    isInternetFacing(balancer) &&
    balancer.data.IpAddressType !== 'ipv4' &&
    isUsable(balancer) &&
    !isOnOutpost(balancer),
  check: (balancer, context) => {
    const evidence = saw(balancer, 'IpAddressType', 'Scheme');
    if (balancer.data.IpAddressType === undefined) return unknown('AWS did not say its IP address type', evidence);
    if (balancer.data.IpAddressType !== 'dualstack') return pass(evidence);
    const listeners = context.consult('listener');
    if (!listeners) return unknown('whether its listeners authenticate users, which needs IPv4, could not be read', evidence);
    const authenticating = listenersOf(listeners, balancer).filter(({ data }) =>
      (data.DefaultActions ?? []).some(({ Type }) => callsOut.has(Type ?? '')),
    );
    if (authenticating.length > 0) return pass([...evidence, ...authenticating.flatMap((listener) => saw(listener, 'DefaultActions'))]);
    return fail({
      message: `${nameOfBalancer(balancer)} is dual-stack and could drop its public IPv4 addresses once its clients have IPv6`,
      evidence,
      fix: disruptiveFix('Drop the public IPv4 addresses: clients without IPv6 lose access', {
        cli: [
          `aws elbv2 set-ip-address-type --region ${context.region} --load-balancer-arn ${balancer.id} --ip-address-type dualstack-without-public-ipv4`,
        ],
        terraform: [existing('aws_lb', balancer.id, { ip_address_type: 'dualstack-without-public-ipv4' })],
      }),
    });
  },
});
