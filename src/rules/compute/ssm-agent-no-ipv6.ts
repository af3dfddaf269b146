import { ssmAgentIpv6 } from '../../knowledge/ssm-agent.ts';
import { isAtLeastVersion } from '../../model/version.ts';
import { hasNat64 } from '../../network/ecs.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, type Severity, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'ssm-agent-no-ipv6',
  title: 'Systems Manager agent that knows IPv4 only',
  severity: { 'ipv6-only': 'high' },
  subjects: ['managed-node'],
  needs: ['instance', ...nat64Kinds],
  docs: {
    why:
      `Agents before ${ssmAgentIpv6.minimum} call IPv4 endpoints only: in an IPv6-only subnet without NAT64 the instance drops out of Session Manager, Run Command and patching. ` +
      'With NAT64, or endpoints that have IPv6, they work. Newer ones need the option UseDualStackEndpoint, which is off at first and not visible from outside; Patch Manager needs UseS3DualStackEndpoint too.',
    fix: 'Update the agent while the instance is still reachable, then set UseDualStackEndpoint in amazon-ssm-agent.json.',
    links: [ssmAgentIpv6.source, 'https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-automatic-updates.html'],
    verified: ssmAgentIpv6.verified,
  },
  plan: {
    stage: 'compute',
    step: 'Update the Systems Manager agent',
    rollback: 'send-command AWS-UpdateSSMAgent with the former version and allowDowngrade=true.',
  },
  // Machines elsewhere have no subnet.
  applies: ({ id, data }) => data.ResourceType === 'EC2Instance' || id.startsWith('i-'),
  check: (node, context) => {
    const { AgentVersion, PingStatus } = node.data;
    const instance = context.get('instance', node.id);
    // Systems Manager remembers terminated instances for a while.
    if (!instance && PingStatus !== 'Online') return notApplicable;
    const subnet = context.get('subnet', instance?.data.SubnetId);
    if (!instance || !subnet)
      return unknown(`the ${instance ? 'subnet' : 'instance'} of ${node.id}, whose agent is ${AgentVersion}, is not visible`);
    const evidence = [...saw(node, 'AgentVersion', 'PingStatus'), ...saw(subnet, 'Ipv6Native')];
    const isNewEnough = isAtLeastVersion(AgentVersion, ssmAgentIpv6.minimum);
    const isCutOff = isIpv6Only(subnet) && PingStatus !== 'Online';
    if (isNewEnough === undefined) return unknown(`the agent of ${node.id} gave no version`, evidence);
    if (isNewEnough && isCutOff)
      return unknown(`the agent of ${node.id} (${AgentVersion}) takes IPv6 if UseDualStackEndpoint is set, which is not visible`, evidence);
    if (isNewEnough) return pass(evidence);
    // What answers from an IPv6-only subnet has a way: NAT64, or endpoints of the VPC. What stands elsewhere has until it moves.
    const inSubnet: Severity = isCutOff && !hasNat64(context, subnet) ? 'high' : 'medium';
    return fail({
      message: `the agent of ${node.id} in ${subnet.id} is ${AgentVersion}; IPv6 came with ${ssmAgentIpv6.minimum}`,
      severity: { 'ipv6-only': isIpv6Only(subnet) ? inSubnet : 'low' },
      evidence,
      related: [relatedTo(instance, 'runs the agent'), relatedTo(subnet, 'holds the instance')],
      fix: safeFix('Update the agent', {
        cli: [
          `aws ssm send-command --region ${context.region} --document-name AWS-UpdateSSMAgent --targets Key=InstanceIds,Values=${node.id}`,
        ],
        terraform: [
          newResource('aws_ssm_association', `update-agent-${node.id}`, {
            name: 'AWS-UpdateSSMAgent',
            targets: [{ key: 'InstanceIds', values: [node.id] }],
          }),
        ],
      }),
    });
  },
});
