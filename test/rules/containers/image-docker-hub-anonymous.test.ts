import rule from '../../../src/rules/containers/image-docker-hub-anonymous.ts';
import { definition, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = service(['subnet-dual']);

describeRule(rule, {
  flagged: {
    'an anonymous pull on Fargate': { given: [definition(['nginx:1']), web], says: 'pulls nginx:1 from Docker Hub without credentials' },
    'one container among others': { given: [definition(['ghcr.io/a/b', 'docker.io/a/b']), web], says: 'docker.io/a/b' },
  },
  silent: {
    'credentials from Secrets Manager': { given: [definition(['nginx'], {}, { hasRepositoryCredentials: true }), web] },
    'a pull-through cache in ECR': { given: [definition(['111122223333.dkr-ecr.eu-central-1.on.aws/docker-hub/library/nginx']), web] },
    'ECS Anywhere': { given: [definition(['nginx']), service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: {
    'instances that may hold credentials and images': {
      given: [definition(['nginx']), service([], { launchType: 'EC2' })],
      says: 'ECS_ENGINE_AUTH_DATA',
    },
    'an image without a name': { given: [definition([null]), web], says: 'cannot be read' },
  },
});
