import { fail, notApplicable, pass, relatedTo, saw, type SeverityByTarget, unknown } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { placementsOf, runsOutsideAws, serviceName, servicesRunning, type TaskDefinition, updateService } from '../../network/ecs.ts';
import { nameOfDefinition, registerRevision } from '../../network/ecs-tasks.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** `app: environment DB_HOST` */
const placesOf = ({ data }: TaskDefinition, member: 'ipv4Hosts' | 'ipv4Binds'): readonly string[] =>
  data.containerDefinitions.flatMap((container) => (container[member] ?? []).map((place) => `${container.name}: ${place}`));

export default defineRule({
  id: 'ecs-taskdef-ipv4-literal',
  title: 'Task definition with IPv4 addresses written out',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  // Read off texts: a number of another meaning may look like an address.
  confidence: 'medium',
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service'],
  consults: ['target-group'],
  docs: {
    why:
      'A host that is named by its IPv4 address is never looked up, so DNS64 cannot help: from an IPv6-only subnet it is out of reach even where NAT64 stands, and from a dual-stack one it stays on IPv4. ' +
      'A server that is told to listen on 0.0.0.0 takes no IPv6 connections, so behind an IPv6 target group its health checks fail. Only the places are read, never the values.',
    fix: 'Name hosts by their DNS names. Let servers listen on [::], which on Linux takes IPv4 connections too.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://aws.amazon.com/blogs/containers/amazon-ecs-announces-ipv6-only-support',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Name hosts instead of addresses in tasks',
    rollback: 'update-service --task-definition with the former revision.',
  },
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    if (services.length === 0) return notApplicable;
    const evidence = saw(definition, 'containerDefinitions');
    if (definition.data.containerDefinitions.some(({ ipv4Hosts, ipv4Binds }) => !ipv4Hosts || !ipv4Binds))
      return unknown('this scan did not look for addresses in the task definition', evidence);
    const hosts = placesOf(definition, 'ipv4Hosts');
    const binds = placesOf(definition, 'ipv4Binds');
    if (hosts.length + binds.length === 0) return pass(evidence);
    const groups = new Set(
      services.flatMap(placementsOf).flatMap(({ loadBalancers }) => (loadBalancers ?? []).map((each) => each.targetGroupArn)),
    );
    const ipv6Group =
      binds.length > 0 && context.consult('target-group')?.find(({ id, data }) => groups.has(id) && data.IpAddressType === 'ipv6');
    const forBinds: SeverityByTarget = ipv6Group
      ? { 'dual-stack': 'high', 'ipv6-only': 'high' }
      : { 'dual-stack': 'low', 'ipv6-only': 'medium' };
    const said = [
      ...(hosts.length > 0 ? [`names hosts by IPv4 addresses (${listed(hosts)})`] : []),
      ...(binds.length > 0 ? [`listens on 0.0.0.0 (${listed(binds)})`] : []),
    ];
    return fail({
      message: `${nameOfDefinition(definition)} ${said.join(' and ')}${ipv6Group ? `, behind the IPv6 target group ${ipv6Group.data.TargetGroupName ?? ipv6Group.id}` : ''}`,
      evidence,
      ...(ipv6Group || hosts.length === 0 ? { severity: forBinds } : {}),
      related: [
        ...services.map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
        ...(ipv6Group ? [relatedTo(ipv6Group, 'sends to IPv6 addresses')] : []),
      ],
      fix: disruptiveFix('Name hosts instead of addresses, listen on [::], and deploy', {
        cli: [
          registerRevision(definition, '<with-names-for-addresses>'),
          ...services.map((service) => updateService(service, `--task-definition ${definition.data.family}`)),
        ],
      }),
    });
  },
});
