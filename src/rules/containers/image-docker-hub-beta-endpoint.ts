import { defaultRegistry } from '../../model/image-reference.ts';
import { dockerHubBeta } from '../../knowledge/registries.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { imagesOf, serviceName, servicesRunning } from '../../network/ecs.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'image-docker-hub-beta-endpoint',
  title: "Image from Docker Hub's retired IPv6 endpoint",
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service'],
  docs: {
    why: `${dockerHubBeta.host} was an endpoint for the time of the beta. Docker Hub has had IPv6 under its usual name since August 2023, and the old one no longer serves images: tasks that pull from it do not start.`,
    fix: 'Name the image without a registry, or with docker.io.',
    links: [dockerHubBeta.source, 'https://www.docker.com/blog/docker-hub-registry-ipv6-support-now-generally-available/'],
    verified: dockerHubBeta.verified,
  },
  check: (definition, context) => {
    const { family, revision } = definition.data;
    const images = imagesOf(definition);
    const old = images.filter(({ image }) => image.includes(dockerHubBeta.host)).map(({ image }) => image);
    const evidence = saw(definition, 'containerDefinitions');
    if (old.length === 0) {
      const nameless = images.length === 0 || images.some(({ image }) => image === '');
      return nameless ? unknown(`${family}:${revision} came without the names of its images`, evidence) : pass(evidence);
    }
    return fail({
      message: `${family}:${revision} pulls ${old.join(', ')} from an endpoint that Docker Hub has retired`,
      evidence,
      related: servicesRunning(context, definition).map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
      fix: disruptiveFix('Use the usual name of Docker Hub and deploy', {
        cli: old.map((image) => `# in the container definitions: ${image} becomes ${image.replace(dockerHubBeta.host, defaultRegistry)}`),
        terraform: old.map((image) => `image = "${image.replace(dockerHubBeta.host, defaultRegistry)}"`).join('\n'),
      }),
    });
  },
});
