import rule from '../../../src/rules/containers/ecs-image-ecr-ipv4-uri.ts';
import { definition, dualSubnet, nat64, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const usual = definition(['111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1']);
const native = service(['subnet-native']);

describeRule(rule, {
  flagged: {
    'the usual name of ECR': {
      given: [usual, service(['subnet-dual']), dualSubnet()],
      says: 'web:1 pulls 111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1',
    },
    'the same in IPv6-only subnets with NAT64': {
      given: [usual, native, nativeSubnet(), ...nat64],
      says: 'IPv4 addresses only',
      severity: { 'dual-stack': 'info', 'ipv6-only': 'high' },
    },
    'the FIPS name': {
      given: [definition(['111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/web:1']), native, nativeSubnet()],
      says: 'dkr.ecr-fips',
    },
    'the name in China': {
      given: [definition(['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/web']), native, nativeSubnet()],
      says: 'amazonaws.com.cn/web',
    },
  },
  silent: {
    'the dual-stack name': { given: [definition(['111122223333.dkr-ecr.eu-central-1.on.aws/web:1']), native, nativeSubnet()] },
    'another registry': { given: [definition(['nginx:1', 'public.ecr.aws/nginx/nginx:1']), native, nativeSubnet()] },
    'ECS Anywhere': { given: [usual, service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
    'a revision that no service runs': { given: [usual], as: 'not-applicable' },
  },
  unknown: {
    'an image without a name': { given: [definition([null]), native, nativeSubnet()], says: 'not a name that can be read' },
  },
});
