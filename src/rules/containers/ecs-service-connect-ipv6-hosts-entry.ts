import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { type EcsService, serviceInTerraform, serviceName, updateService } from '../../network/ecs.ts';
import { hasIpv6Address, runningTasks } from '../../network/ecs-tasks.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const usesServiceConnect = ({ data }: EcsService): boolean =>
  (data.deployments ?? []).some(
    ({ status, serviceConnectConfiguration }) => status === 'PRIMARY' && serviceConnectConfiguration?.enabled === true,
  );

export default defineRule({
  id: 'ecs-service-connect-ipv6-hosts-entry',
  title: 'Service Connect names IPv6 addresses to tasks that have IPv4 only',
  severity: { 'dual-stack': 'low' },
  confidence: 'medium',
  subjects: ['ecs-service'],
  needs: ['ecs-task'],
  docs: {
    why:
      'Service Connect writes an IPv4 and an IPv6 address for each service into /etc/hosts, also where the task has IPv4 alone and cannot use the second. Clients that try one after the other do not notice; nginx and others that do not fall back fail now and then. ' +
      'Which client runs in the container cannot be seen, so this is a hint for the time of the move.',
    fix: 'Give the tasks IPv6 too, or use clients that fall back to IPv4; start clients anew after the services they call have moved.',
    links: ['https://github.com/aws/containers-roadmap/issues/2742', 'https://github.com/aws/amazon-ecs-service-connect-agent/issues/120'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Start Service Connect tasks with IPv6',
    rollback: 'put-account-setting-default --name dualStackIPv6 --value disabled, and update-service --force-new-deployment.',
    after: ['ecs-dualstack-setting-disabled', 'ecs-subnet-no-ipv6-auto-assign'],
  },
  applies: (service) => service.data.status !== 'INACTIVE' && service.data.desiredCount !== 0 && usesServiceConnect(service),
  check: (service, context) => {
    const tasks = runningTasks(context, service);
    const without = tasks.filter((task) => hasIpv6Address(task) === false);
    const evidence = [...saw(service, 'deployments'), ...without.flatMap((task) => saw(task, 'containers'))];
    if (without.length === 0) {
      if (tasks.length === 0 && service.subnetIds?.length)
        return unknown(`service ${serviceName(service)} runs no task to look at`, evidence);
      // In the modes bridge and host the addresses are those of instances and of Docker.
      if (tasks.length === 0) return notApplicable;
      return tasks.every((task) => hasIpv6Address(task)) ? pass(evidence) : unknown('ECS names no addresses of some tasks', evidence);
    }
    const extent = without.length < tasks.length ? `${without.length} of ${tasks.length} tasks have` : 'the tasks have';
    return fail({
      message: `service ${serviceName(service)} uses Service Connect, which names IPv6 addresses to its containers, and ${extent} IPv4 alone`,
      evidence,
      related: without.slice(0, 10).map((task) => relatedTo(task, 'has IPv4 alone')),
      fix: disruptiveFix('Start new tasks once their subnets have IPv6', {
        cli: [updateService(service, '--force-new-deployment')],
        terraform: [serviceInTerraform(service, { force_new_deployment: true })],
      }),
    });
  },
});
