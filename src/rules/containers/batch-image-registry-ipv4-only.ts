import { ecrNames, registries } from '../../knowledge/registries.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { batchBehindNat64, batchImages, orchestrationOf, pullOf } from '../../network/batch.ts';
import { mirrorCommand, mirrorsInTerraform } from '../../network/mirrors.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'batch-image-registry-ipv4-only',
  title: 'Batch job with an image that IPv6 cannot pull',
  severity: { 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['batch-job-definition'],
  needs: ['batch-job-definition', 'batch-compute-environment', ...nat64Kinds],
  docs: {
    why:
      'The usual name of a private ECR registry, and public registries such as ghcr.io, have IPv4 addresses only: without NAT64 a job in an IPv6-only subnet cannot pull its image and fails. ' +
      'Of each job definition the newest active revision is judged, the one that jobs get when none is named. That Batch takes the dual-stack name of ECR as ECS does is not verified. On EKS it weighs little, since the nodes pull and always have IPv4.',
    fix: 'Register a revision that names the same image under a host with IPv6, or mirror it to ECR.',
    links: [
      ecrNames.source,
      registries.source,
      ...new Set(registries.hosts.filter(({ ipv6 }) => ipv6 === 'no').map(({ source }) => source)),
      'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    ],
    verified: registries.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Pull Batch images from registries with IPv6',
    rollback: 'deregister-job-definition on the new revision: jobs then get the former one.',
  },
  check: (definition, context) => {
    const { jobDefinitionName = definition.id, revision = 0, type = 'container' } = definition.data;
    const isNewer = ({ data }: typeof definition) => data.jobDefinitionName === jobDefinitionName && (data.revision ?? 0) > revision;
    const orchestration = orchestrationOf(definition);
    const environments = context
      .all('batch-compute-environment')
      .filter((each) => each.data.status !== 'DELETED' && orchestrationOf(each) === orchestration);
    if (environments.length === 0 || context.all('batch-job-definition').some(isNewer)) return notApplicable;
    const members = ['containerProperties', 'ecsProperties', 'eksProperties', 'nodeProperties'] as const;
    const evidence = saw(definition, ...members.filter((member) => definition.data[member] !== undefined));
    const pulls = batchImages(definition).map((image) => ({ image: image ?? 'an image without a name', ...pullOf(image) }));
    const without = pulls.flatMap((pull) => (pull.ipv6 === 'no' ? pull : []));
    if (without.length === 0) {
      const unsure = pulls.find(({ ipv6 }) => ipv6 === 'unknown');
      if (pulls.length === 0) return unknown(`${definition.id} came without the names of its images`, evidence);
      return unsure ? unknown(`whether the registry of ${unsure.image} has IPv6 is not known`, evidence) : pass(evidence);
    }
    const mirrored = mirrorsInTerraform(without.flatMap(({ image, better }) => (better ? [] : image)));
    const isTranslated = without.every(({ translatable }) => translatable) && batchBehindNat64(context, environments);
    return fail({
      message: `Jobs of ${definition.id} pull ${without.map(({ image }) => image).join(', ')}, which cannot be had over IPv6`,
      evidence,
      severity: { 'ipv6-only': orchestration === 'EKS' || isTranslated ? 'low' : 'high' },
      fix: safeFix('Register a revision with images that IPv6 can pull', {
        cli: [
          ...new Set(
            without.map(({ image, better }) =>
              better ? `# in the properties of the containers: ${image} becomes ${better}` : mirrorCommand(context.region, image),
            ),
          ),
          `aws batch register-job-definition --region ${context.region} --job-definition-name ${jobDefinitionName} --type ${type} <properties-with-the-new-images>`,
        ],
        ...(mirrored.length > 0 ? { terraform: mirrored } : {}),
      }),
    });
  },
});
