import { fargatePlatformVersions } from '../../knowledge/ecs.ts';
import { isAtLeastVersion } from '../../model/version.ts';
import { placementsOf, serviceInTerraform, serviceName, updateService, usesFargate } from '../../network/ecs.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const { linux, windows } = fargatePlatformVersions;

export default defineRule({
  id: 'ecs-fargate-platform-version-old',
  title: 'Fargate platform version without IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['ecs-service'],
  docs: {
    why:
      `Fargate gives tasks IPv6 addresses from platform version ${linux} on (Windows: ${windows}). ` +
      'A service that is pinned to an older one runs with IPv4 alone in a dual-stack subnet and cannot run in an IPv6-only subnet.',
    fix: 'Set the platform version of the service to LATEST.',
    links: [fargatePlatformVersions.source, 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html'],
    verified: fargatePlatformVersions.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Deploy on the latest Fargate platform version',
    rollback: 'update-service --platform-version with the former version, as long as AWS still runs it.',
  },
  applies: (service) => service.data.status !== 'INACTIVE' && usesFargate(service),
  check: (service) => {
    // ECS runs LATEST where no version is named.
    const pinned = placementsOf(service).filter(({ platformVersion = 'LATEST' }) => platformVersion !== 'LATEST');
    const answers = pinned.map(({ platformVersion, platformFamily }) =>
      isAtLeastVersion(platformVersion, /^windows/i.test(platformFamily ?? '') ? windows : linux),
    );
    const enough = new Set(answers);
    const versions = [...new Set(pinned.map(({ platformVersion }) => platformVersion))].join(', ');
    const evidence = saw(service, 'platformVersion', 'platformFamily', 'taskSets');
    if (enough.has(false)) {
      return fail({
        message: `service ${serviceName(service)} is pinned to Fargate platform version ${versions}; IPv6 needs ${linux}`,
        evidence,
        fix: disruptiveFix('Deploy the service on the latest platform version', {
          cli: [updateService(service, '--platform-version LATEST --force-new-deployment')],
          terraform: [serviceInTerraform(service, { platform_version: 'LATEST' })],
        }),
      });
    }
    return enough.has(undefined)
      ? unknown(`Fargate platform version ${versions} is not a version that can be compared`, evidence)
      : pass(evidence);
  },
});
