import { type Resource, tagOf } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, type Fix, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { groupOf } from '../../network/compute.ts';
import { placementsOf, serviceName, taskDefinitionsOf } from '../../network/ecs.ts';
import { registriesOf, usesInstancePorts } from '../../network/ecs-tasks.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { firstInterface, lacksPrimaryIpv6 } from '../../network/primary-ipv6.ts';
import { defineRule, safeFix } from '../define.ts';
import { lookup } from '../../network/once.ts';

type Service = Resource<'ecs-service'>;

/** Whether ECS registers where the tasks are reached: in a target group or in Cloud Map. */
const isRegistered = (service: Service): boolean =>
  service.data.status !== 'INACTIVE' &&
  (placementsOf(service).some(({ loadBalancers = [] }) => loadBalancers.length > 0) || registriesOf(service).length > 0);

/** Those of a group are renewed from its launch template. AWS writes the tag, nobody else may. */
const inTerraform = (instance: Resource<'instance'>): Pick<Fix, 'terraform'> => {
  if (groupOf(instance) === undefined) return { terraform: [existing('aws_instance', instance.id, { enable_primary_ipv6: true })] };
  const template = tagOf(instance, 'aws:ec2launchtemplate:id');
  return template ? { terraform: [existing('aws_launch_template', template, { network_interfaces: [{ primary_ipv6: true }] })] } : {};
};

const ofCluster = lookup(({ data }: Resource<'ecs-service'>) => data.clusterArn);

export default defineRule({
  id: 'ecs-instance-no-primary-ipv6',
  title: 'IPv6-only container instance without a primary IPv6 address',
  severity: { 'ipv6-only': 'high' },
  subjects: ['ecs-container-instance'],
  needs: ['ecs-service', 'ecs-task-definition', 'instance', 'subnet'],
  docs: {
    why:
      'Tasks with the network modes bridge and host are reached at the primary IPv6 address of their instance. ECS cannot register them in a target group or in Cloud Map where an instance in an IPv6-only subnet has none, and an address is not primary by itself. ' +
      'Tasks with the mode awsvpc have interfaces of their own and do not need it.',
    fix: 'Enable the primary IPv6 address on the instance, which cannot be taken back, and in the launch template for those to come.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
      'https://github.com/hashicorp/terraform-provider-aws/issues/33733',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Give container instances a primary IPv6 address',
    rollback: 'There is no way back: an address stays primary until its interface is deleted.',
  },
  applies: ({ data }) => data.status !== 'INACTIVE' && data.ec2InstanceId?.startsWith('i-') === true,
  check: (container, context) => {
    const services = ofCluster(context.all('ecs-service'), container.data.clusterArn).filter(isRegistered);
    const definitions = services.map((service) => ({ service, ...taskDefinitionsOf(context, service) }));
    const concerned = definitions.filter(({ seen }) => seen.some(usesInstancePorts)).map(({ service }) => service);
    const unseen = definitions.flatMap((each) => each.unseen);
    if (concerned.length === 0 && unseen.length === 0) return notApplicable;
    const evidence = saw(container, 'ec2InstanceId', 'clusterArn');
    const instance = context.get('instance', container.data.ec2InstanceId);
    if (!instance) return unknown(`instance ${container.data.ec2InstanceId} is not visible`, evidence);
    const subnet = context.get('subnet', instance.data.SubnetId);
    if (!subnet) return unknown(`subnet ${instance.data.SubnetId} of ${instance.id} is not visible`, evidence);
    if (!isIpv6Only(subnet)) return notApplicable;
    const found = [...evidence, ...saw(instance, 'NetworkInterfaces'), ...saw(subnet, 'Ipv6Native')];
    const first = firstInterface(instance);
    if (!first) return unknown(`AWS named no interface of ${instance.id}`, found);
    if (!lacksPrimaryIpv6(instance)) return pass(found);
    if (concerned.length === 0) return unknown(`task definition ${unseen.join(', ')} is not visible`, found);
    return fail({
      message: `${instance.id} in the IPv6-only ${subnet.id} has no primary IPv6 address, at which tasks of ${concerned.map(serviceName).join(', ')} are to be registered`,
      evidence: found,
      related: [
        relatedTo(instance, 'has no primary IPv6 address'),
        ...concerned.map((service) => relatedTo(service, 'registers its tasks')),
      ],
      fix: safeFix('Make an IPv6 address primary', {
        cli: [
          `aws ec2 modify-network-interface-attribute --region ${context.region} --network-interface-id ${first.NetworkInterfaceId} --enable-primary-ipv6`,
        ],
        ...inTerraform(instance),
      }),
    });
  },
});
