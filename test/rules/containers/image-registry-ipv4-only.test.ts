import rule from '../../../src/rules/containers/image-registry-ipv4-only.ts';
import { definition, nat64, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const native = [service(['subnet-native']), nativeSubnet()] as const;

describeRule(rule, {
  flagged: {
    'ghcr.io without NAT64': {
      given: [definition(['ghcr.io/org/app:1']), ...native],
      says: 'ghcr.io/org/app:1',
      severity: { 'ipv6-only': 'high' },
    },
    'ghcr.io with NAT64': {
      given: [definition(['ghcr.io/org/app:1']), ...native, ...nat64],
      says: 'ghcr.io',
      severity: { 'ipv6-only': 'low' },
    },
    'public ECR under its old name': { given: [definition(['public.ecr.aws/nginx/nginx']), ...native], says: 'public.ecr.aws' },
    'an IPv4 address, which NAT64 does not help': {
      given: [definition(['10.0.0.5:5000/app']), ...native, ...nat64],
      says: '10.0.0.5:5000/app',
      severity: { 'ipv6-only': 'high' },
    },
  },
  silent: {
    'Docker Hub, Quay and public ECR under its new name': {
      given: [definition(['nginx', 'quay.io/org/app', 'ecr-public.aws.com/nginx/nginx']), ...native],
    },
    'a pull-through cache in ECR': {
      given: [definition(['111122223333.dkr.ecr.eu-central-1.amazonaws.com/ghcr/org/app']), ...native],
      as: 'not-applicable',
    },
    'a registry on the machine itself': {
      given: [definition(['localhost:5000/app', '127.0.0.1:5000/app']), ...native],
      as: 'not-applicable',
    },
    'ECS Anywhere': { given: [definition(['ghcr.io/org/app']), service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: {
    'a registry that is not on the list': {
      given: [definition(['registry.example.com/app']), ...native],
      says: 'registry.example.com/app',
    },
    'a registry with users reports only': { given: [definition(['nginx', 'registry.k8s.io/pause:3']), ...native], says: 'registry.k8s.io' },
    'an image without a name': { given: [definition([null]), ...native], says: 'an image without a name' },
  },
});
