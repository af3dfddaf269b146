import { defaultRegistry } from '../../model/image-reference.ts';
import { dockerHubAnonymous } from '../../knowledge/registries.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { imagesOf, runsOutsideAws, serviceName, servicesRunning, usesFargate } from '../../network/ecs.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const { pulls, hours, upstream } = dockerHubAnonymous;

export default defineRule({
  id: 'image-docker-hub-anonymous',
  title: 'Image pulled from Docker Hub without an account',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service'],
  docs: {
    why:
      `Docker Hub allows ${pulls} anonymous pulls in ${hours} hours per IPv4 address or per IPv6 /64. A subnet is one /64, so all tasks in it share one allowance over IPv6, ` +
      'where before each public IPv4 address had its own; over the limit pulls fail with toomanyrequests and tasks do not start.',
    fix: 'Give the container repository credentials from Secrets Manager, or pull through ECR.',
    links: [dockerHubAnonymous.source, 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html'],
    verified: dockerHubAnonymous.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Pull Docker Hub images with credentials',
    rollback: 'update-service --task-definition with the former revision.',
  },
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    if (services.length === 0) return notApplicable;
    const { family, revision } = definition.data;
    const images = imagesOf(definition);
    const evidence = saw(definition, 'containerDefinitions');
    const anonymous = images.filter(
      ({ reference, container }) => reference?.host === defaultRegistry && !container.hasRepositoryCredentials,
    );
    if (anonymous.length === 0) {
      const illegible = images.length === 0 || images.some(({ reference }) => !reference);
      return illegible ? unknown(`an image of ${family}:${revision} has a name that cannot be read`, evidence) : pass(evidence);
    }
    // On EC2 the agent may hold credentials of its own, and keeps images that were pulled before.
    if (!services.some(usesFargate)) {
      return unknown('whether the instances hold credentials for Docker Hub (ECS_ENGINE_AUTH_DATA) is not visible', evidence);
    }
    return fail({
      message: `${family}:${revision} pulls ${anonymous.map(({ image }) => image).join(', ')} from Docker Hub without credentials: ${pulls} pulls in ${hours} hours for a whole subnet over IPv6`,
      evidence,
      related: services.map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
      fix: disruptiveFix('Pull with credentials, or through a cache in ECR', {
        cli: [
          '# in each container definition: "repositoryCredentials": {"credentialsParameter": "<secret-arn>"}',
          `aws ecr create-pull-through-cache-rule --region ${context.region} --ecr-repository-prefix docker-hub --upstream-registry-url ${upstream} --credential-arn <secret-arn>`,
        ],
        terraform: [
          newResource('aws_ecr_pull_through_cache_rule', 'docker-hub', {
            ecr_repository_prefix: 'docker-hub',
            upstream_registry_url: upstream,
            credential_arn: '<secret-arn>',
          }),
        ],
      }),
    });
  },
});
