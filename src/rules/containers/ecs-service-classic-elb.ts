import { addressOf, expression, newResource } from '../../model/terraform.ts';
import { fail, type Fix, pass, saw, unknown } from '../../model/verdict.ts';
import { type EcsService, placementsOf, runsOutsideAws, serviceInTerraform, serviceName, updateService } from '../../network/ecs.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** Tasks behind a Classic Load Balancer have the ports of their instances, so that instances are registered. */
const fixOf = (service: EcsService): Fix => {
  const [old] = placementsOf(service).flatMap(({ loadBalancers }) => loadBalancers ?? []);
  const { containerName = '<container>', containerPort = '<port>' } = old ?? {};
  const of = `${serviceName(service)}-dualstack`;
  const balancer = newResource('aws_lb', of, {
    name: '<name>',
    load_balancer_type: 'application',
    ip_address_type: 'dualstack',
    subnets: ['<dual-stack-subnets>'],
    security_groups: ['<security-group>'],
  });
  const group = newResource('aws_lb_target_group', of, {
    name: '<name>',
    target_type: 'instance',
    protocol: 'HTTP',
    port: 80,
    vpc_id: '<vpc>',
  });
  const arn = expression(`${addressOf(group)}.arn`);
  const listener = newResource('aws_lb_listener', of, {
    load_balancer_arn: expression(`${addressOf(balancer)}.arn`),
    port: '<port>',
    protocol: 'HTTP',
    default_action: [{ type: 'forward', target_group_arn: arn }],
  });
  const to = [{ target_group_arn: arn, container_name: containerName, container_port: containerPort }];
  return rebuildFix('Replace the Classic Load Balancer', {
    cli: [
      `aws elbv2 create-load-balancer --region ${service.region} --name <name> --type application --ip-address-type dualstack --subnets <dual-stack-subnets> --security-groups <security-group>`,
      `aws elbv2 create-target-group --region ${service.region} --name <name> --target-type instance --protocol HTTP --port 80 --vpc-id <vpc>`,
      `aws elbv2 create-listener --region ${service.region} --load-balancer-arn <new-load-balancer> --protocol HTTP --port <port> --default-actions Type=forward,TargetGroupArn=<new-target-group>`,
      updateService(
        service,
        `--load-balancers targetGroupArn=<new-target-group>,containerName=${containerName},containerPort=${containerPort}`,
      ),
    ],
    terraform: [balancer, group, listener, serviceInTerraform(service, { load_balancer: to })],
  });
};

export default defineRule({
  id: 'ecs-service-classic-elb',
  title: 'ECS service behind a Classic Load Balancer',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['ecs-service'],
  docs: {
    why: 'A Classic Load Balancer in a VPC has no IPv6, neither towards clients nor towards targets, and does not take tasks with interfaces of their own. The service can be reached over IPv4 alone.',
    fix: 'Move the service behind an Application or a Network Load Balancer with the IP address type dualstack. The load balancer of a service with the ECS controller can be changed in place.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-internet-facing-load-balancers.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Move services off Classic Load Balancers',
    rollback: 'update-service --load-balancers with the Classic Load Balancer, which is kept until the new one serves.',
  },
  // A service that wants no tasks has often been left behind: its load balancer may be long gone.
  applies: ({ data }) => data.status !== 'INACTIVE' && data.desiredCount !== 0,
  check: (service) => {
    const type = service.data.deploymentController?.type;
    const evidence = saw(service, 'loadBalancers', 'taskSets');
    const names = placementsOf(service).flatMap(({ loadBalancers }) =>
      (loadBalancers ?? []).flatMap(({ loadBalancerName }) => loadBalancerName ?? []),
    );
    if (names.length > 0) {
      return fail({
        message: `service ${serviceName(service)} stands behind the Classic Load Balancer ${names.join(', ')}, which has no IPv6`,
        evidence,
        fix: fixOf(service),
      });
    }
    if (type === 'EXTERNAL' && (service.data.taskSets ?? []).length === 0 && !runsOutsideAws(service)) {
      return unknown('an external controller keeps the load balancers in task sets, and none was seen', evidence);
    }
    return pass(evidence);
  },
});
