import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { nameOfDefinition, registerRevision } from '../../network/ecs-tasks.ts';
import { isInVpc } from '../../network/lambda.ts';
import { defineRule, disruptiveFix } from '../define.ts';

type Workload = Resource<'ecs-task-definition' | 'lambda-function'>;

/** Per container, or for the function as one. */
const answersOf = (workload: Workload): readonly { readonly name: string; readonly legacy: boolean | null | undefined }[] =>
  workload.kind === 'lambda-function'
    ? [{ name: `function ${workload.id}`, legacy: workload.data.usesLegacyStsEndpoint }]
    : workload.data.containerDefinitions.map(({ name, usesLegacyStsEndpoint: legacy }) => ({
        name: `${name} of ${nameOfDefinition(workload)}`,
        legacy,
      }));

const evidenceOf = (workload: Workload) =>
  workload.kind === 'lambda-function' ? saw(workload, 'usesLegacyStsEndpoint') : saw(workload, 'containerDefinitions');

export default defineRule({
  id: 'sts-legacy-global-endpoint',
  title: 'Workload that calls the global endpoint of STS',
  severity: { 'ipv6-only': 'low' },
  subjects: ['ecs-task-definition', 'lambda-function'],
  docs: {
    why:
      'AWS_STS_REGIONAL_ENDPOINTS=legacy makes the SDKs of AWS ask sts.amazonaws.com for credentials, which has IPv4 addresses only; the regional endpoints of STS have dual-stack names. ' +
      'From an IPv6-only subnet roles can then be assumed through NAT64 only.',
    fix: 'Set the variable to regional, or leave it out: that is the default of current SDKs. For IPv6 the dual-stack endpoints are needed besides.',
    links: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_dual-stack_endpoint_support.html',
      'https://docs.aws.amazon.com/sdkref/latest/guide/feature-sts-regionalized-endpoints.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Call the regional endpoints of STS',
    rollback:
      'Set AWS_STS_REGIONAL_ENDPOINTS to legacy again, by update-service with the former revision or by update-function-configuration.',
  },
  // Functions outside a VPC have IPv4 whatever subnets there are.
  applies: (workload) => workload.kind === 'ecs-task-definition' || isInVpc(workload),
  check: (workload, context) => {
    const answers = answersOf(workload);
    const evidence = evidenceOf(workload);
    const legacy = answers.filter((answer) => answer.legacy === true).map(({ name }) => name);
    const doubtful = answers.filter(({ legacy: answer }) => typeof answer !== 'boolean').map(({ name }) => name);
    if (legacy.length === 0) {
      return doubtful.length > 0
        ? unknown(`whether AWS_STS_REGIONAL_ENDPOINTS is legacy for ${doubtful.join(', ')} cannot be seen`, evidence)
        : pass(evidence);
    }
    // The map replaces all variables of the function, so that the others must stand in it too.
    const variables = { map: { '<all-other-variables>': '<as-now>', AWS_STS_REGIONAL_ENDPOINTS: 'regional' } };
    const isFunction = workload.kind === 'lambda-function';
    return fail({
      message: `AWS_STS_REGIONAL_ENDPOINTS is legacy for ${legacy.join(', ')}: credentials come from an endpoint with IPv4 addresses only`,
      evidence,
      fix: disruptiveFix('Use the regional endpoint of STS', {
        cli: isFunction
          ? [
              `aws lambda update-function-configuration --region ${context.region} --function-name ${workload.id} --environment <all-variables-with-AWS_STS_REGIONAL_ENDPOINTS=regional>`,
            ]
          : [registerRevision(workload, '<with-AWS_STS_REGIONAL_ENDPOINTS=regional>')],
        ...(isFunction ? { terraform: [existing('aws_lambda_function', workload.id, { environment: [{ variables }] })] } : {}),
      }),
    });
  },
});
