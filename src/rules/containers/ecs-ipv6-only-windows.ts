import { ipv6OnlyLimits } from '../../knowledge/ecs.ts';
import { runsOutsideAws, serviceName, taskDefinitionsOf } from '../../network/ecs.ts';
import { taskSystem } from '../../network/ecs-system.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'ecs-ipv6-only-windows',
  title: 'Windows tasks cannot run in IPv6-only subnets',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['ecs-service'],
  needs: ['ecs-task-definition'],
  consults: ['ecs-container-instance'],
  docs: {
    why: 'ECS runs tasks in IPv6-only subnets on Linux alone, on Fargate and on EC2: tasks with Windows containers do not start there.',
    fix: 'Keep Windows services in dual-stack subnets, or move the workload to Linux containers.',
    links: [ipv6OnlyLimits.source, 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html'],
    verified: ipv6OnlyLimits.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Keep Windows services in dual-stack subnets',
    rollback: 'Keep the Windows service until one for Linux serves; to go back, send the clients to it again.',
  },
  applies: (service) => service.data.status !== 'INACTIVE' && !runsOutsideAws(service),
  check: (service, context) => {
    const { seen, unseen } = taskDefinitionsOf(context, service);
    const { windows, isLinux, hosts } = taskSystem(context, service, context.consult('ecs-container-instance'));
    const evidence = [...saw(service, 'platformFamily'), ...seen.flatMap((each) => saw(each, 'runtimePlatform', 'networkMode'))];
    if (windows) {
      return fail({
        message: `service ${serviceName(service)} runs on ${windows}, which ECS does not take in IPv6-only subnets`,
        evidence,
        fix: rebuildFix('Stay in dual-stack subnets, or build the service for Linux'),
      });
    }
    if (unseen.length > 0) return unknown(`task definition ${unseen.join(', ')} was not read`, evidence);
    if (isLinux) return pass([...evidence, ...hosts.flatMap((each) => saw(each, 'attributes'))]);
    return unknown('the task definition names no operating system, and the container instances that were seen do not settle it', evidence);
  },
});
