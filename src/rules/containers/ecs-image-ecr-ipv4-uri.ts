import { ecrNames } from '../../knowledge/registries.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import {
  areBehindNat64,
  dualStackEcrHost,
  imagesOf,
  runsOutsideAws,
  serviceName,
  servicesRunning,
  updateService,
} from '../../network/ecs.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-image-ecr-ipv4-uri',
  title: 'Image named by the IPv4-only address of ECR',
  // In a dual-stack subnet the other name does not do away with the need for IPv4.
  severity: { 'dual-stack': 'info', 'ipv6-only': 'blocker' },
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service', ...nat64Kinds],
  docs: {
    why:
      'In IPv6-only subnets ECS must pull from ECR under its dual-stack name: the usual one (dkr.ecr…amazonaws.com) has IPv4 addresses only, and tasks stop with CannotPullContainerError. ' +
      'ECR itself answers only that name (repositoryUri), so tools and infrastructure code copy it. Where NAT64 stands the pull gets through, at the price of NAT traffic.',
    fix: 'Register a revision that names the same image under the dual-stack host. Both names lead to one repository: nothing has to be copied.',
    links: [
      ecrNames.source,
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
      'https://github.com/aws/containers-roadmap/issues/2287',
    ],
    verified: ecrNames.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Pull images by dual-stack ECR names',
    rollback: 'update-service --task-definition with the former revision.',
  },
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    if (services.length === 0) return notApplicable;
    const { family, revision } = definition.data;
    const images = imagesOf(definition);
    const evidence = saw(definition, 'containerDefinitions');
    const changes = images.flatMap(({ image, reference }) => {
      const host = reference && dualStackEcrHost(reference.host);
      return host ? [{ image, better: image.replace(reference.host, host) }] : [];
    });
    if (changes.length === 0) {
      const illegible = images.filter(({ reference }) => !reference).map(({ image }) => image);
      return illegible.length > 0 || images.length === 0
        ? unknown(`the image "${illegible[0] ?? ''}" of ${family}:${revision} is not a name that can be read`, evidence)
        : pass(evidence);
    }
    const names = [...new Set(changes.map(({ image }) => image))];
    return fail({
      message: `${family}:${revision} pulls ${names.join(', ')}, a name of ECR with IPv4 addresses only`,
      evidence,
      ...(areBehindNat64(context, services) ? { severity: { 'dual-stack': 'info', 'ipv6-only': 'high' } } : {}),
      related: services.map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
      fix: disruptiveFix('Name the same images under the dual-stack host and deploy', {
        cli: [
          ...changes.map(({ image, better }) => `# in the container definitions: ${image} becomes ${better}`),
          `aws ecs register-task-definition --region ${context.region} --family ${family} --container-definitions <with-the-new-names>`,
          ...services.map((service) => updateService(service, `--task-definition ${family}`)),
        ],
      }),
    });
  },
});
