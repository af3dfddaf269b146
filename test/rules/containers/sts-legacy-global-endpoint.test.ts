import rule from '../../../src/rules/containers/sts-legacy-global-endpoint.ts';
import { build } from '../../support/build.ts';
import { definition } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = (usesLegacyStsEndpoint: boolean | null) => definition(['nginx'], {}, { usesLegacyStsEndpoint });
const lambda = (usesLegacyStsEndpoint: boolean | null, SubnetIds: readonly string[] = ['subnet-1']) =>
  build('lambda-function', { FunctionName: 'orders', VpcConfig: { SubnetIds }, usesLegacyStsEndpoint });

describeRule(rule, {
  flagged: {
    'a container': { given: [web(true)], says: 'legacy for app of web:1' },
    'a function': { given: [lambda(true)], says: 'legacy for function orders' },
  },
  silent: {
    'a container with regional endpoints': { given: [web(false)] },
    'a function with regional endpoints': { given: [lambda(false)] },
    'a function outside a VPC': { given: [lambda(true, [])], as: 'not-applicable' },
  },
  unknown: {
    'a file of variables': { given: [web(null)], says: 'cannot be seen' },
    'an environment that its key keeps from the scan': { given: [lambda(null)], says: 'cannot be seen' },
    'a snapshot from before it was looked for': { given: [definition(['nginx'])], says: 'app of web:1' },
  },
});
