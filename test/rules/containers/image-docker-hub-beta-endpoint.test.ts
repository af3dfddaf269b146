import rule from '../../../src/rules/containers/image-docker-hub-beta-endpoint.ts';
import { definition, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = service(['subnet-native']);

describeRule(rule, {
  flagged: {
    'the endpoint of the beta': {
      given: [definition(['nginx', 'registry.ipv6.docker.com/library/nginx:1']), web],
      says: 'pulls registry.ipv6.docker.com/library/nginx:1',
    },
  },
  silent: {
    'the usual name': { given: [definition(['docker.io/library/nginx']), web] },
    'the short name': { given: [definition(['nginx:1']), web] },
  },
  unknown: {
    'an image without a name': { given: [definition([null]), web], says: 'without the names of its images' },
  },
});
