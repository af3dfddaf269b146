import { fargateLaunchServices } from '../../knowledge/ecs.ts';
import type { View } from '../../model/inventory.ts';
import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { type Fail, fail, notApplicable, pass, relatedTo, saw, unknown, type Unknown } from '../../model/verdict.ts';
import {
  assignsPublicIp,
  type EcsService,
  hasTaskSubnets,
  imagesOf,
  isPrivateEcr,
  serviceName,
  serviceSubnets,
  taskDefinitionsOf,
  usesFargate,
} from '../../network/ecs.ts';
import { endpointCover, ipv4Egress, launchServices } from '../../network/ecs-launch.ts';
import { isDualStack, isShared } from '../../network/facts.ts';
import type { RouteTable, RoutingKind } from '../../network/routes.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'ecs-dualstack-no-ipv4-egress',
  title: 'Fargate tasks in dual-stack subnets without a way to IPv4',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['ecs-service'],
  needs: ['subnet', 'route-table', 'prefix-list', 'vpc-endpoint', 'ecs-task-definition'],
  docs: {
    why:
      'In a dual-stack subnet Fargate starts a task over IPv4: it calls the IPv4-only names of ECR, CloudWatch Logs, Secrets Manager and Systems Manager, even where the image has a dual-stack ECR name. ' +
      'Without an IPv4 route or endpoints for all of them the task stops with ResourceInitializationError. IPv6-only subnets do not have this trouble.',
    fix: 'Keep 0.0.0.0/0 to a NAT gateway, add the missing endpoints, or move the service to IPv6-only subnets.',
    links: [
      fargateLaunchServices.source,
      'https://github.com/aws/containers-roadmap/issues/2641',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
    ],
    verified: fargateLaunchServices.verified,
  },
  plan: {
    stage: 'egress',
    step: 'Keep an IPv4 way out for Fargate',
    rollback: 'delete-route on 0.0.0.0/0, or delete-vpc-endpoints where endpoints were added.',
  },
  // On EC2 the instance fetches images and secrets, from its own subnet.
  applies: (service) => hasTaskSubnets(service) && usesFargate(service),
  check: (service, context) => {
    const { seen, unseen } = serviceSubnets(context, service);
    const dual = seen.filter(isDualStack);
    if (dual.length === 0 && unseen.length === 0) return notApplicable;
    const definitions = taskDefinitionsOf(context, service);
    const verdicts = dual.map((subnet) => onSubnet(context, service, subnet, definitions));
    const found = verdicts.find((verdict) => verdict?.status === 'fail') ?? verdicts.find((verdict) => verdict?.status === 'unknown');
    if (found) return found;
    return unseen.length > 0 ? unknown(`subnet ${unseen.join(', ')} of the service is not visible`) : pass(evidenceOf(service));
  },
});

const evidenceOf = (service: EcsService) => saw(service, 'networkConfiguration', 'taskDefinition');

/** Nothing where a task that starts in the subnet gets at all it needs. */
const onSubnet = (
  context: View<RoutingKind | 'vpc-endpoint'>,
  service: EcsService,
  subnet: Resource<'subnet'>,
  definitions: ReturnType<typeof taskDefinitionsOf>,
): Fail | Unknown | undefined => {
  const evidence = evidenceOf(service);
  const egress = ipv4Egress(context, subnet, assignsPublicIp(service));
  if (egress.outcome === 'open') return undefined;
  if (egress.outcome === 'unclear') return unknown(`${egress.why}: whether ECR is reached over IPv4 there is not visible`, evidence);
  if (isShared(subnet)) return unknown(`${subnet.id} belongs to account ${subnet.data.OwnerId}, whose endpoints are not visible`, evidence);
  const { missing, doubtful } = endpointCover(context, egress.table, launchServices(definitions.seen));
  if (missing.length > 0) return cutOff(service, subnet, egress.table, missing);
  if (doubtful.length > 0)
    return unknown(`the endpoints for ${doubtful.join(', ')} in ${subnet.data.VpcId} have private DNS turned off`, evidence);
  if (definitions.unseen.length > 0 || definitions.seen.length === 0) {
    return unknown(`task definition ${definitions.unseen.join(', ') || 'of the service'} was not read`, evidence);
  }
  const other = definitions.seen.flatMap(imagesOf).find(({ reference }) => !reference || !isPrivateEcr(reference));
  return other && unknown(`whether Fargate pulls ${other.image} over IPv6 from a dual-stack subnet is not documented`, evidence);
};

const cutOff = (service: EcsService, subnet: Resource<'subnet'>, table: RouteTable, missing: readonly string[]): Fail =>
  fail({
    message: `${subnet.id} of service ${serviceName(service)} has no IPv4 way out and ${subnet.data.VpcId} no endpoint for ${missing.join(', ')}`,
    evidence: [...evidenceOf(service), ...saw(table, 'Routes')],
    related: [relatedTo(subnet, 'tasks start here'), relatedTo(table, 'decides for the subnet')],
    fix: safeFix('Route 0.0.0.0/0 to a NAT gateway, or add the endpoints', {
      cli: [
        `aws ec2 create-route --region ${service.region} --route-table-id ${table.id} --destination-cidr-block 0.0.0.0/0 --nat-gateway-id <nat-gateway>`,
      ],
      terraform: [
        newResource('aws_route', `${table.id}_0.0.0.0/0`, {
          route_table_id: table.id,
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: '<nat-gateway>',
        }),
      ],
    }),
  });
