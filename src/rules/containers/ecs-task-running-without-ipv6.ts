import { agentVersions } from '../../knowledge/ecs.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { findIn, listed } from '../../network/compute.ts';
import { hasTaskSubnets, runsOutsideAws, serviceInTerraform, serviceName, updateService } from '../../network/ecs.ts';
import { type EcsTask, hasIpv6Address, hasOldPlatform, runningTasks } from '../../network/ecs-tasks.ts';
import { isDualStack } from '../../network/facts.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const startOf = ({ data }: EcsTask): string => data.startedAt ?? '';

/** Said where a restart may not be what is missing: tasks without an address are younger than one with it. */
const warningOf = (without: readonly EcsTask[], having: readonly EcsTask[]): string => {
  const first = having.map(startOf).filter(Boolean).toSorted()[0];
  const later = without.filter((task) => first !== undefined && startOf(task) > first);
  return later.length > 0 ? `, ${later.length} of them started after one that has it` : '';
};

export default defineRule({
  id: 'ecs-task-running-without-ipv6',
  title: 'Running ECS tasks without an IPv6 address in dual-stack subnets',
  severity: { 'dual-stack': 'medium' },
  subjects: ['ecs-service'],
  needs: ['ecs-task', 'subnet', 'ecs-account-setting'],
  consults: ['ecs-container-instance'],
  docs: {
    why:
      'A task gets its addresses when it starts. Tasks that were started before their subnet got an IPv6 block, or before the account setting dualStackIPv6 was turned on, run on with IPv4 alone, however right everything looks by now. ' +
      'Where one was started after another that has IPv6, the principal that starts tasks may have a setting of its own.',
    fix: 'Start new tasks in place of these. When the setting and the subnets changed is not recorded anywhere, so the report gives the time when the tasks started.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Start new tasks, with IPv6 addresses',
    rollback: 'put-account-setting-default --name dualStackIPv6 --value disabled, and update-service --force-new-deployment.',
    after: ['ecs-dualstack-setting-disabled', 'ecs-subnet-no-ipv6-auto-assign'],
  },
  // An old platform version, a subnet that assigns no addresses, an old agent and the setting have rules of their own.
  applies: (service) => hasTaskSubnets(service) && !runsOutsideAws(service) && !hasOldPlatform(service),
  check: (service, context) => {
    const tasks = runningTasks(context, service);
    const unseen = [...new Set(tasks.flatMap(({ subnetIds = [] }) => subnetIds.filter((id) => !context.get('subnet', id))))];
    const instances = context.consult('ecs-container-instance');
    const isFit = ({ subnetIds = [], data }: EcsTask): boolean => {
      const subnets = subnetIds.flatMap((id) => context.get('subnet', id) ?? []);
      const agent = findIn(instances, data.containerInstanceArn);
      return (
        subnets.some((subnet) => isDualStack(subnet) && subnet.data.AssignIpv6AddressOnCreation === true) &&
        (!agent || agent.data.attributes.some(({ name }) => name === agentVersions.dualStack.attribute))
      );
    };
    const fit = tasks.filter(isFit);
    const without = fit.filter((task) => hasIpv6Address(task) === false);
    const doubtful = fit.filter((task) => hasIpv6Address(task) === undefined);
    const setting = context.get('ecs-account-setting', 'dualStackIPv6');
    const evidence = [...without.flatMap((task) => saw(task, 'containers', 'startedAt')), ...(setting ? saw(setting, 'value') : [])];
    if (without.length === 0) {
      if (unseen.length > 0) return unknown(`subnet ${unseen.join(', ')} of running tasks is not visible`, evidence);
      if (doubtful.length > 0) return unknown(`ECS names no addresses of ${listed(doubtful.map(({ id }) => id))}`, evidence);
      return fit.length > 0 ? pass(fit.flatMap((task) => saw(task, 'containers'))) : notApplicable;
    }
    if (!setting?.data.value) return unknown('ECS does not list the account setting dualStackIPv6: look it up in the console', evidence);
    if (setting.data.value !== 'enabled' && setting.data.value !== 'on') return notApplicable;
    const [oldest] = without.map(startOf).filter(Boolean).toSorted();
    const warning = warningOf(
      without,
      fit.filter((task) => hasIpv6Address(task) === true),
    );
    return fail({
      message: `${without.length} of ${fit.length} running tasks of service ${serviceName(service)} in dual-stack subnets have no IPv6 address; the oldest started ${oldest ?? 'at an unknown time'}${warning}`,
      evidence,
      related: without.slice(0, 10).map((task) => relatedTo(task, 'has IPv4 alone')),
      fix: disruptiveFix('Start new tasks', {
        cli: [updateService(service, '--force-new-deployment')],
        terraform: [serviceInTerraform(service, { force_new_deployment: true })],
      }),
    });
  },
});
