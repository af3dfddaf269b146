import rule from '../../../src/rules/containers/ecs-workload-dualstack-endpoint-off.ts';
import { definition, dualSubnet, nat64, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = (usesDualStackEndpoints: boolean | null) => definition(['nginx'], {}, { usesDualStackEndpoints });
const native = service(['subnet-native']);

describeRule(rule, {
  flagged: {
    'a container without the variable': {
      given: [web(false), native, nativeSubnet()],
      says: 'AWS_USE_DUALSTACK_ENDPOINT is not true for app',
    },
    'the same with NAT64': {
      given: [web(false), native, nativeSubnet(), ...nat64],
      says: 'web:1 runs in IPv6-only subnets',
      severity: { 'ipv6-only': 'low' },
    },
  },
  silent: {
    'the variable set': { given: [web(true), native, nativeSubnet()] },
    'dual-stack subnets': { given: [web(false), service(['subnet-dual']), dualSubnet()], as: 'not-applicable' },
    'ECS Anywhere': { given: [web(false), service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: {
    'a file of variables': { given: [web(null), native, nativeSubnet()], says: 'cannot be seen' },
    'a snapshot from before it was looked for': { given: [definition(['nginx']), native, nativeSubnet()], says: 'cannot be seen' },
    'a subnet out of sight': { given: [web(false), native], says: 'subnet-native' },
  },
});
