import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { placementsOf, runsOutsideAws, serviceName } from '../../network/ecs.ts';
import { defineRule, rebuildFix } from '../define.ts';

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
  // A service that wants no tasks has often been left behind: its load balancer may be long gone.
  applies: ({ data }) => data.status !== 'INACTIVE' && data.desiredCount !== 0,
  check: (service, { region }) => {
    const type = service.data.deploymentController?.type;
    const evidence = saw(service, 'loadBalancers', 'taskSets');
    const names = placementsOf(service).flatMap(({ loadBalancers }) =>
      (loadBalancers ?? []).flatMap(({ loadBalancerName }) => loadBalancerName ?? []),
    );
    if (names.length > 0) {
      return fail({
        message: `service ${serviceName(service)} stands behind the Classic Load Balancer ${names.join(', ')}, which has no IPv6`,
        evidence,
        fix: rebuildFix('Replace the Classic Load Balancer', {
          cli: [
            `aws elbv2 create-load-balancer --region ${region} --name <name> --type application --ip-address-type dualstack --subnets <subnets>`,
          ],
          terraform:
            '# in the aws_ecs_service\nload_balancer {\n  target_group_arn = "<target-group>"\n  container_name   = "<container>"\n  container_port   = <port>\n}',
        }),
      });
    }
    if (type === 'EXTERNAL' && (service.data.taskSets ?? []).length === 0 && !runsOutsideAws(service)) {
      return unknown('an external controller keeps the load balancers in task sets, and none was seen', evidence);
    }
    return pass(evidence);
  },
});
