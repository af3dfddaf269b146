import { runsOutsideAws, serviceName, servicesRunning } from '../../network/ecs.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'ecs-awsvpc-required-for-ipv6',
  title: 'ECS tasks behind the Docker bridge get no IPv6 address',
  severity: { 'dual-stack': 'medium' },
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service'],
  docs: {
    why:
      'On dual-stack instances ECS gives IPv6 addresses only to tasks with the network mode awsvpc. Containers in the bridge, which is the default on Linux, have IPv4 alone and cannot reach anything over IPv6. ' +
      'Tasks with the mode host use the addresses of their instance.',
    fix: 'Register a revision with the network mode awsvpc and give the service subnets, security groups and a target group of the type ip.',
    links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Give tasks interfaces of their own',
    rollback:
      'Keep the old service until the new one serves; to go back, send the clients to it again and run delete-service on the new one.',
  },
  applies: ({ data }) => data.networkMode !== 'awsvpc' && data.networkMode !== 'none',
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    if (services.length === 0) return notApplicable;
    const { networkMode, family, revision, runtimePlatform } = definition.data;
    const evidence = saw(definition, 'networkMode', 'runtimePlatform');
    if (networkMode === 'host')
      return unknown('tasks with the network mode host have the addresses of their instances: look at those', evidence);
    if (runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS')) {
      return unknown('AWS does not document IPv6 for tasks on Windows instances', evidence);
    }
    return fail({
      message: `${family}:${revision} has the network mode ${networkMode ?? 'bridge (the default)'}: its tasks get no IPv6 address`,
      evidence,
      related: services.map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
      fix: rebuildFix('Move the tasks to the network mode awsvpc; the service must be made anew with a target group of the type ip', {
        cli: [
          `aws ecs register-task-definition --region ${context.region} --family ${family} --network-mode awsvpc --container-definitions <as-now>`,
        ],
        terraform: [
          newResource('aws_ecs_task_definition', family ?? definition.id, {
            family: family ?? '<family>',
            network_mode: 'awsvpc',
            container_definitions: '<as-now>',
          }),
        ],
      }),
    });
  },
});
