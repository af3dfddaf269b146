import rule from '../../../src/rules/containers/batch-image-registry-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { nat64, nativeSubnet } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Kinds['batch-job-definition'];
const definition = (data: Data) =>
  build('batch-job-definition', { jobDefinitionName: 'sum', revision: 2, type: 'container', status: 'ACTIVE', ...data });
const single = (image: string | null, data: Data = {}) => definition({ containerProperties: { image }, ...data });
const environment = (data: Kinds['batch-compute-environment'] = {}) =>
  build('batch-compute-environment', {
    computeEnvironmentName: 'jobs',
    type: 'MANAGED',
    computeResources: { subnets: ['subnet-native'] },
    ...data,
  });
const native = [environment(), nativeSubnet()] as const;
const pod = (image: string) =>
  definition({ containerOrchestrationType: 'EKS', eksProperties: { podProperties: { initContainers: [{ image }], containers: [] } } });
const high = { 'ipv6-only': 'high' } as const;
const low = { 'ipv6-only': 'low' } as const;
const ecr = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/sum:1';

describeRule(rule, {
  flagged: {
    'ghcr.io without NAT64': {
      given: [single('ghcr.io/org/sum:1'), ...native],
      says: 'Jobs of sum:2 pull ghcr.io/org/sum:1',
      severity: high,
    },
    'ghcr.io with NAT64': { given: [single('ghcr.io/org/sum:1'), ...native, ...nat64], says: 'ghcr.io', severity: low },
    'NAT64 in one of two environments': {
      given: [
        single(ecr),
        ...native,
        ...nat64,
        environment({ computeEnvironmentName: 'more', computeResources: { subnets: ['subnet-gone'] } }),
      ],
      says: ecr,
      severity: high,
    },
    'a task of several containers': {
      given: [
        definition({ ecsProperties: { taskProperties: [{ containers: [{ image: 'nginx' }, { image: 'public.ecr.aws/a/b' }] }] } }),
        ...native,
      ],
      says: 'pull public.ecr.aws/a/b,',
    },
    'one of many nodes': {
      given: [
        definition({
          type: 'multinode',
          nodeProperties: { nodeRangeProperties: [{ container: { image: 'nginx' } }, { container: { image: ecr } }] },
        }),
        ...native,
      ],
      says: ecr,
    },
    'the retired endpoint of Docker Hub, which NAT64 does not revive': {
      given: [single('registry.ipv6.docker.com/library/nginx'), ...native, ...nat64],
      says: 'registry.ipv6.docker.com/library/nginx',
      severity: high,
    },
    'an IPv4 address, which NAT64 does not help': {
      given: [single('10.0.0.5:5000/sum'), ...native, ...nat64],
      says: '10.0.0.5',
      severity: high,
    },
    'a pod, whose node has IPv4': {
      given: [pod('ghcr.io/org/sum'), environment({ containerOrchestrationType: 'EKS' })],
      says: 'ghcr.io/org/sum',
      severity: low,
    },
  },
  silent: {
    'Docker Hub': { given: [single('nginx'), ...native] },
    'ECR under its dual-stack name': { given: [single('111122223333.dkr-ecr.eu-central-1.on.aws/sum:1'), ...native] },
    'a registry on the machine itself': { given: [single('127.0.0.1:5000/sum'), ...native] },
    'a revision that a newer one replaced': {
      given: [single('ghcr.io/org/sum'), single('nginx', { revision: 10 }), ...native],
      as: 'not-applicable',
    },
    'no environment to run it': { given: [single('ghcr.io/org/sum'), nativeSubnet()], as: 'not-applicable' },
    'a pod with environments of ECS only': { given: [pod('ghcr.io/org/sum'), ...native], as: 'not-applicable' },
  },
  unknown: {
    'a registry that is not on the list': { given: [single('registry.example.com/sum'), ...native], says: 'registry.example.com/sum' },
    'an image without a name': { given: [single(null), ...native], says: 'an image without a name' },
    'no image at all': { given: [definition({}), ...native], says: 'came without the names of its images' },
  },
});
