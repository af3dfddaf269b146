import { ipv6OnlyLimits } from '../../knowledge/ecs.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { runsOutsideAws, serviceInTerraform, serviceName, updateService } from '../../network/ecs.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-exec-unavailable-ipv6-only',
  title: 'ECS Exec does not work in IPv6-only subnets',
  severity: { 'ipv6-only': 'medium' },
  confidence: 'medium',
  subjects: ['ecs-service'],
  docs: {
    why:
      'AWS does not support ECS Exec for tasks in IPv6-only subnets: whoever relies on a shell in the container loses it with the move. ' +
      'The agent has been prepared for it, so AWS may lift the limit; when the facts were checked its pages still named it.',
    fix: 'Debug in a service that stays dual-stack, or on EC2 through Session Manager on the instance, and turn ECS Exec off where it is not needed.',
    links: [
      ipv6OnlyLimits.source,
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
      'https://github.com/aws/amazon-ecs-agent/pull/4708',
    ],
    verified: ipv6OnlyLimits.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Do without ECS Exec in IPv6-only subnets',
    rollback: 'update-service --enable-execute-command --force-new-deployment.',
  },
  applies: (service) => !ipv6OnlyLimits.exec && service.data.status !== 'INACTIVE' && !runsOutsideAws(service),
  check: (service) => {
    const evidence = saw(service, 'enableExecuteCommand');
    if (service.data.enableExecuteCommand === undefined)
      return unknown('ECS does not say whether ECS Exec is on for the service', evidence);
    if (!service.data.enableExecuteCommand) return pass(evidence);
    return fail({
      message: `service ${serviceName(service)} has ECS Exec turned on, which does not work in IPv6-only subnets`,
      evidence,
      fix: disruptiveFix('Turn ECS Exec off where it is not needed', {
        cli: [updateService(service, '--no-enable-execute-command --force-new-deployment')],
        terraform: [serviceInTerraform(service, { enable_execute_command: false })],
      }),
    });
  },
});
