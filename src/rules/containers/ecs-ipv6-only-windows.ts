import { ipv6OnlyLimits } from '../../knowledge/ecs.ts';
import { placementsOf, runsOutsideAws, serviceName, taskDefinitionsOf, usesFargate } from '../../network/ecs.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

const isWindows = (family: string | undefined): boolean => /^windows/i.test(family ?? '');

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
  applies: (service) => service.data.status !== 'INACTIVE' && !runsOutsideAws(service),
  check: (service, context) => {
    const { seen, unseen } = taskDefinitionsOf(context, service);
    const families = [
      ...placementsOf(service).map(({ platformFamily }) => platformFamily),
      ...seen.map(({ data }) => data.runtimePlatform?.operatingSystemFamily),
    ];
    const windows = families.find(isWindows);
    const evidence = [...saw(service, 'platformFamily'), ...seen.flatMap((each) => saw(each, 'runtimePlatform', 'networkMode'))];
    if (windows) {
      return fail({
        message: `service ${serviceName(service)} runs on ${windows}, which ECS does not take in IPv6-only subnets`,
        evidence,
        fix: rebuildFix('Stay in dual-stack subnets, or build the service for Linux'),
      });
    }
    if (unseen.length > 0) return unknown(`task definition ${unseen.join(', ')} was not read`, evidence);
    // Fargate takes a definition without an operating system for Linux; Windows has no bridge and no host mode.
    const isLinux = (each: (typeof seen)[number]) =>
      each.data.runtimePlatform?.operatingSystemFamily !== undefined ||
      each.data.networkMode === 'bridge' ||
      each.data.networkMode === 'host';
    if (usesFargate(service) || (seen.length > 0 && seen.every(isLinux))) return pass(evidence);
    const instances = context.consult('ecs-container-instance')?.filter(({ data }) => data.clusterArn === service.data.clusterArn) ?? [];
    const systems = new Set(instances.map(({ data }) => data.attributes.find(({ name }) => name === 'ecs.os-type')?.value ?? 'unknown'));
    if (systems.size === 1 && systems.has('linux')) return pass([...evidence, ...instances.flatMap((each) => saw(each, 'attributes'))]);
    return unknown('the task definition names no operating system, and the container instances that were seen do not settle it', evidence);
  },
});
