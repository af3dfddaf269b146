import { dockerHubBeta, registries, type Registry } from '../../knowledge/registries.ts';
import { parseCidr } from '../../model/address.ts';
import type { ImageReference } from '../../model/image-reference.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import {
  areBehindNat64,
  type ContainerImage,
  imagesOf,
  isPrivateEcr,
  runsOutsideAws,
  serviceName,
  servicesRunning,
} from '../../network/ecs.ts';
import { mirrorCommand, mirrorsInTerraform } from '../../network/mirrors.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const isLiteral = (host: string): boolean => parseCidr(host)?.family === 4;
const known = (host: string): Registry | undefined => registries.hosts.find((each) => each.host === host);

/** Names that this rule does not judge: ECR's private ones and Docker Hub's old one have rules of their own; the rest are the machine itself. */
const isJudgedElsewhere = (reference: ImageReference): boolean =>
  isPrivateEcr(reference) || reference.host === dockerHubBeta.host || /^(localhost$|127\.|\[)/.test(reference.host);

export default defineRule({
  id: 'image-registry-ipv4-only',
  title: 'Image from a registry without IPv6',
  severity: { 'ipv6-only': 'high' },
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service', ...nat64Kinds],
  docs: {
    why:
      'Some public registries, ghcr.io and public.ecr.aws among them, have no IPv6 addresses: from an IPv6-only subnet without NAT64 their images cannot be pulled and tasks do not start. ' +
      'With NAT64 pulls work at the price of NAT traffic, except where the registry is written as an IPv4 address, which no DNS64 sees. The list of registries has dates: what was not checked is unknown.',
    fix: 'Use the name that has IPv6 where there is one, or mirror the image to ECR, for example with a pull-through cache.',
    links: [
      registries.source,
      ...new Set(registries.hosts.filter(({ ipv6 }) => ipv6 === 'no').map(({ source }) => source)),
      'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    ],
    verified: registries.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Pull images from registries with IPv6',
    rollback: 'update-service --task-definition with the former revision; delete-pull-through-cache-rule where one was made.',
  },
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    const foreign = imagesOf(definition).filter(({ reference }) => !reference || !isJudgedElsewhere(reference));
    if (services.length === 0 || foreign.length === 0) return notApplicable;
    const { family, revision } = definition.data;
    const evidence = saw(definition, 'containerDefinitions');
    const hostOf = ({ reference }: ContainerImage) => reference?.host ?? '';
    const without = foreign.filter((each) => isLiteral(hostOf(each)) || known(hostOf(each))?.ipv6 === 'no');
    if (without.length === 0) {
      const unsure = foreign.find((each) => known(hostOf(each))?.ipv6 !== 'yes');
      return unsure
        ? unknown(`whether the registry of ${unsure.image || 'an image without a name'} has IPv6 is not known`, evidence)
        : pass(evidence);
    }
    const literal = without.some((each) => isLiteral(hostOf(each)));
    const renames = without.map((each) => [each.image, known(hostOf(each))?.instead] as const);
    const mirrored = mirrorsInTerraform(renames.flatMap(([image, instead]) => (instead ? [] : image)));
    return fail({
      message: `${family}:${revision} pulls ${without.map(({ image }) => image).join(', ')} from a registry without IPv6`,
      evidence,
      severity: { 'ipv6-only': !literal && areBehindNat64(context, services) ? 'low' : 'high' },
      related: services.map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
      fix: disruptiveFix('Pull the images from a registry that has IPv6', {
        cli: [
          ...new Set(
            renames.map(([image, instead]) =>
              instead
                ? `# in the container definitions: ${image} becomes ${instead}${image.slice(image.indexOf('/'))}`
                : mirrorCommand(context.region, image),
            ),
          ),
        ],
        ...(mirrored.length > 0 ? { terraform: mirrored } : {}),
      }),
    });
  },
});
