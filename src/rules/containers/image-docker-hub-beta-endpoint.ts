import { defaultRegistry } from '../../model/image-reference.ts';
import { dockerHubBeta } from '../../knowledge/registries.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown, type Verdict } from '../../model/verdict.ts';
import { imagesOf, serviceName, servicesAmong, type TaskDefinition } from '../../network/ecs.ts';
import {
  type Launching,
  launchingKinds,
  mayHaveUserData,
  nameOfLaunching,
  sawUserData,
  userDataCommands,
  userDataInTerraform,
  userDataInUse,
} from '../../network/user-data.ts';
import { defineRule, disruptiveFix, type RuleContext } from '../define.ts';

const consults = ['ecs-service', 'auto-scaling-group', 'eks-nodegroup'] as const;
type Context = RuleContext<never, (typeof consults)[number]>;

const checkImages = (definition: TaskDefinition, context: Context): Verdict => {
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
    related: servicesAmong(context.consult('ecs-service') ?? [], definition).map((service) =>
      relatedTo(service, `${serviceName(service)} runs it`),
    ),
    fix: disruptiveFix('Use the usual name of Docker Hub and deploy', {
      cli: old.map((image) => `# in the container definitions: ${image} becomes ${image.replace(dockerHubBeta.host, defaultRegistry)}`),
    }),
  });
};

const checkUserData = (subject: Launching, context: Context): Verdict => {
  const name = nameOfLaunching(subject);
  const evidence = sawUserData(subject);
  const found = userDataInUse(subject, { groups: context.consult('auto-scaling-group'), nodegroups: context.consult('eks-nodegroup') });
  if (!found) return notApplicable;
  if ('unsure' in found) return unknown(`whether ${name} names ${dockerHubBeta.host} is not certain: ${found.unsure}`, evidence);
  if (!found.inspection.usesDockerHubIpv6Beta) return pass(evidence);
  return fail({
    message: `the user data of ${name} names ${dockerHubBeta.host}, an endpoint that Docker Hub has retired`,
    evidence,
    related: [...found.groups, ...found.nodegroups].map((each) => relatedTo(each, 'launches with it')),
    fix: disruptiveFix('Use the usual name of Docker Hub in the user data, and replace the instances', {
      cli: userDataCommands(subject, dockerHubBeta.host.replaceAll('.', '\\.'), found),
      terraform: userDataInTerraform(subject, found),
    }),
  });
};

export default defineRule({
  id: 'image-docker-hub-beta-endpoint',
  title: "Image from Docker Hub's retired IPv6 endpoint",
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['ecs-task-definition', ...launchingKinds],
  consults,
  docs: {
    why: `${dockerHubBeta.host} was an endpoint for the time of the beta. Docker Hub has had IPv6 under its usual name since August 2023, and the old one no longer serves images: tasks that pull from it do not start, and neither do containers that user data starts from there.`,
    fix: 'Name the image without a registry, or with docker.io.',
    links: [dockerHubBeta.source, 'https://www.docker.com/blog/docker-hub-registry-ipv6-support-now-generally-available/'],
    verified: dockerHubBeta.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Pull images by the usual Docker Hub name',
    rollback: 'update-service --task-definition with the former revision, or an earlier version of the launch template.',
  },
  applies: (subject) => subject.kind === 'ecs-task-definition' || mayHaveUserData(subject),
  check: (subject, context) => (subject.kind === 'ecs-task-definition' ? checkImages(subject, context) : checkUserData(subject, context)),
});
