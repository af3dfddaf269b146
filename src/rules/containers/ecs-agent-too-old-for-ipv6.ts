import { agentVersions } from '../../knowledge/ecs.ts';
import { isAtLeastVersion } from '../../model/version.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, pass, saw, type SeverityByTarget, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

type Instance = Resource<'ecs-container-instance'>;
const { dualStack, ipv6Only } = agentVersions;

const valueOf = ({ data }: Instance, attribute: string) => data.attributes.find(({ name }) => name === attribute)?.value;

/** Whether the agent can, going by its version and by the capability that such an agent registers; undefined where neither says. */
const can = ({ data }: Instance, { version, attribute }: typeof dualStack | typeof ipv6Only): boolean | undefined => {
  const isNewEnough = isAtLeastVersion(data.versionInfo?.agentVersion, version);
  if (isNewEnough !== true) return isNewEnough;
  return data.attributes.length === 0 ? undefined : data.attributes.some(({ name }) => name === attribute);
};

export default defineRule({
  id: 'ecs-agent-too-old-for-ipv6',
  title: 'ECS agent without IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'blocker' },
  subjects: ['ecs-container-instance'],
  docs: {
    why:
      `The agent of a container instance sets up the network of tasks: it gives them IPv6 addresses from version ${dualStack.version} on, and runs in IPv6-only subnets from ${ipv6Only.version} on. ` +
      'With an older one tasks have IPv4 alone, or are not placed. An agent that registers a capability says what it can do, not what its instance is.',
    fix: 'Replace the instance with one from a current ECS-optimized Linux AMI. "Update agent" in the console does not always offer the newest version.',
    links: [agentVersions.source, 'https://github.com/aws/amazon-ecs-agent', 'https://github.com/aws/containers-roadmap/issues/1340'],
    verified: agentVersions.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Replace container instances with old agents',
    rollback: 'update-container-instances-state --status ACTIVE on the old instance, which is kept until the new one serves.',
  },
  // Not ECS Anywhere (mi- ids, no VPC), and not Windows, whose agents have other versions.
  applies: (instance) =>
    instance.data.status !== 'INACTIVE' &&
    !instance.data.ec2InstanceId?.startsWith('mi-') &&
    valueOf(instance, 'ecs.os-type') !== 'windows',
  check: (instance, context) => {
    const version = instance.data.versionInfo?.agentVersion;
    const evidence = [...saw(instance, 'versionInfo', 'ec2InstanceId', 'attributes')];
    const dual = can(instance, dualStack);
    const only = can(instance, ipv6Only);
    if (dual !== false && only !== false) {
      if (dual && only) return pass(evidence);
      return unknown(
        `agent ${version ?? 'of unknown version'} on ${instance.data.ec2InstanceId} registers no capabilities to judge by`,
        evidence,
      );
    }
    const severity: SeverityByTarget = {
      ...(dual === false ? { 'dual-stack': 'high' } : {}),
      ...(only === false ? { 'ipv6-only': 'blocker' } : {}),
    };
    const lacks = [...(dual === false ? [dualStack] : []), ...(only === false ? [ipv6Only] : [])];
    return fail({
      message: `agent ${version} on ${instance.data.ec2InstanceId} is older than ${lacks.map((each) => each.version).join(' and ')} or lacks ${lacks.map((each) => each.attribute).join(' and ')}`,
      evidence,
      severity,
      fix: rebuildFix('Replace the instance with one from a current AMI', {
        cli: [
          `aws ssm get-parameter --region ${context.region} --name /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended`,
          `aws ecs update-container-instances-state --region ${context.region} --cluster ${instance.data.clusterArn} --container-instances ${instance.id} --status DRAINING`,
        ],
      }),
    });
  },
});
