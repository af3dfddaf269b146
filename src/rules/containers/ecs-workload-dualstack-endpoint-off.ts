import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { areBehindNat64, runsOutsideAws, serviceName, servicesRunning, serviceSubnets, updateService } from '../../network/ecs.ts';
import { nameOfDefinition, registerRevision } from '../../network/ecs-tasks.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-workload-dualstack-endpoint-off',
  title: 'Containers in IPv6-only subnets that call the IPv4-only endpoints of AWS',
  severity: { 'ipv6-only': 'medium' },
  // It may be set in the code or the image, and not every container calls AWS.
  confidence: 'low',
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service', ...nat64Kinds],
  docs: {
    why:
      'By default the SDKs of AWS call names with IPv4 addresses only. From an IPv6-only subnet that works through NAT64, at the price of NAT traffic, and not at all without it. AWS_USE_DUALSTACK_ENDPOINT=true makes them use the dual-stack names. ' +
      'The same can be set in the code, a configuration file or the image, which a scan does not see, and a container that calls no AWS service does not need it.',
    fix: 'Set AWS_USE_DUALSTACK_ENDPOINT to true, after a look at the services that the container calls: it breaks with custom endpoints and with services that have no dual-stack name.',
    links: [
      'https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html',
      'https://github.com/aws/containers-roadmap/issues/1340',
      'https://github.com/aws/amazon-cloudwatch-agent/pull/1864',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Have containers use dual-stack AWS endpoints',
    rollback: 'update-service --task-definition with the former revision.',
  },
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    const standing = services.map((service) => ({ service, ...serviceSubnets(context, service) }));
    const concerned = standing.filter(({ seen }) => seen.some(isIpv6Only)).map(({ service }) => service);
    const unseen = [...new Set(standing.flatMap((each) => each.unseen))];
    const evidence = saw(definition, 'containerDefinitions');
    const containers = definition.data.containerDefinitions;
    const without = containers.filter(({ usesDualStackEndpoints }) => usesDualStackEndpoints === false);
    const doubtful = containers.filter(({ usesDualStackEndpoints }) => typeof usesDualStackEndpoints !== 'boolean');
    if (concerned.length === 0 && unseen.length === 0) return notApplicable;
    if (without.length + doubtful.length === 0) return pass(evidence);
    if (concerned.length === 0) return unknown(`subnet ${unseen.join(', ')} is not visible`, evidence);
    if (without.length === 0) {
      const names = doubtful.map(({ name }) => name).join(', ');
      return unknown(`whether AWS_USE_DUALSTACK_ENDPOINT is set for ${names} cannot be seen`, evidence);
    }
    const names = without.map(({ name }) => name).join(', ');
    return fail({
      message: `${nameOfDefinition(definition)} runs in IPv6-only subnets, and AWS_USE_DUALSTACK_ENDPOINT is not true for ${names}`,
      evidence,
      ...(areBehindNat64(context, concerned) ? { severity: { 'ipv6-only': 'low' } as const } : {}),
      related: concerned.map((service) => relatedTo(service, `${serviceName(service)} runs it in IPv6-only subnets`)),
      fix: disruptiveFix('Set AWS_USE_DUALSTACK_ENDPOINT and deploy', {
        cli: [
          registerRevision(definition, '<with-AWS_USE_DUALSTACK_ENDPOINT=true>'),
          ...concerned.map((service) => updateService(service, `--task-definition ${definition.data.family}`)),
        ],
      }),
    });
  },
});
