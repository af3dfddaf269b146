import rule from '../../../src/rules/containers/image-docker-hub-beta-endpoint.ts';
import { denied } from '../../support/build.ts';
import { definition, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';
import { configuration, group, inspected, legacyGroup, nodegroup, template } from '../../support/user-data.ts';

const web = service(['subnet-native']);
const beta = inspected({ usesDockerHubIpv6Beta: true });

describeRule(rule, {
  flagged: {
    'the endpoint of the beta': {
      given: [definition(['nginx', 'registry.ipv6.docker.com/library/nginx:1']), web],
      says: 'pulls registry.ipv6.docker.com/library/nginx:1',
    },
    'the endpoint of the beta, whoever runs it': {
      given: [definition(['registry.ipv6.docker.com/library/nginx:1'])],
      gaps: [denied('ecs-service')],
      says: 'pulls registry.ipv6.docker.com/library/nginx:1',
    },
    'the endpoint of the beta in user data': {
      given: [template(beta), group()],
      says: 'the user data of lt-1:1 names registry.ipv6.docker.com',
    },
    'the endpoint of the beta in the user data of a node group': { given: [template(beta), nodegroup], says: 'lt-1:1' },
    'the endpoint of the beta in a launch configuration': { given: [configuration(beta), legacyGroup], says: 'lc-1' },
  },
  silent: {
    'the usual name': { given: [definition(['docker.io/library/nginx']), web] },
    'the short name': { given: [definition(['nginx:1']), web] },
    'user data without it': { given: [template(inspected()), group()] },
    'a template that nobody uses': { given: [template(beta)], as: 'not-applicable' },
  },
  unknown: {
    'an image without a name': { given: [definition([null]), web], says: 'without the names of its images' },
    'user data that could not be decoded': { given: [template(inspected({ readable: false })), group()], says: 'decoded' },
    'a template that may be in use': { given: [template(beta)], gaps: [denied('auto-scaling-group')], says: 'could not all be read' },
  },
});
