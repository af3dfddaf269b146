import rule from '../../../src/rules/containers/ecs-taskdef-ipv4-literal.ts';
import { build } from '../../support/build.ts';
import { definition, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = (ipv4Hosts: readonly string[], ipv4Binds: readonly string[] = []) => definition(['nginx'], {}, { ipv4Hosts, ipv4Binds });
const behind = service(['subnet-dual'], { loadBalancers: [{ targetGroupArn: 'arn:tg' }] });
const group = (IpAddressType: 'ipv4' | 'ipv6') =>
  build('target-group', { TargetGroupArn: 'arn:tg', TargetGroupName: 'web-tg', IpAddressType });

describeRule(rule, {
  flagged: {
    'an address in a variable and in the command': {
      given: [web(['environment DB_HOST', 'command']), service(['subnet-dual'])],
      says: 'web:1 names hosts by IPv4 addresses (app: environment DB_HOST, app: command)',
    },
    'a server on 0.0.0.0': {
      given: [web([], ['command']), behind, group('ipv4')],
      says: 'web:1 listens on 0.0.0.0 (app: command)',
      severity: { 'dual-stack': 'low', 'ipv6-only': 'medium' },
    },
    'the same behind an IPv6 target group': {
      given: [web([], ['command']), behind, group('ipv6')],
      says: 'behind the IPv6 target group web-tg',
      severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
    },
    both: { given: [web(['extraHosts'], ['command']), service(['subnet-dual'])], says: 'and listens on 0.0.0.0' },
  },
  silent: {
    'names throughout': { given: [web([]), behind, group('ipv6')] },
    'ECS Anywhere': { given: [web(['command']), service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: { 'a snapshot from before these were looked for': { given: [definition(['nginx']), behind], says: 'did not look' } },
});
