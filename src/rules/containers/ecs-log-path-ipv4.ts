import { fail, notApplicable, pass, relatedTo, saw, type SeverityByTarget, unknown } from '../../model/verdict.ts';
import { areBehindNat64, runsOutsideAws, serviceName, servicesRunning, type TaskDefinition, updateService } from '../../network/ecs.ts';
import { nameOfDefinition, registerRevision } from '../../network/ecs-tasks.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const ways = { 'aws-ipv4': 'a name of AWS with IPv4 addresses only', 'ipv4-literal': 'an IPv4 address' } as const;

const isWrong = (endpoint: string | undefined): endpoint is keyof typeof ways => endpoint !== undefined && Object.hasOwn(ways, endpoint);

/** Containers whose log path the definition does not tell: FireLens may have it in a file, and older scans did not look. */
const untold = ({ data }: TaskDefinition): readonly string[] =>
  data.containerDefinitions.flatMap(({ name, logDriver, logEndpoint }) =>
    logDriver && (logEndpoint === undefined || (logDriver === 'awsfirelens' && logEndpoint === 'default')) ? [name ?? ''] : [],
  );

export default defineRule({
  id: 'ecs-log-path-ipv4',
  title: 'Container logs sent to an IPv4-only endpoint',
  severity: { 'ipv6-only': 'medium' },
  subjects: ['ecs-task-definition'],
  needs: ['ecs-service', ...nat64Kinds],
  docs: {
    why:
      'By itself the awslogs driver uses the dual-stack endpoint in IPv6-only subnets. An endpoint that the definition names is used as it is: one with IPv4 addresses only needs NAT64, and an address written out gets through nowhere. Logs are lost, and in blocking mode the task does not start. ' +
      'Fluent Bit prefers IPv4 unless net.dns.prefer_ipv6 is on. Names outside AWS are not looked up here.',
    fix: 'Leave the endpoint out, or name the dual-stack one (logs.<region>.api.aws); in FireLens outputs add net.dns.prefer_ipv6 true.',
    links: [
      'https://github.com/aws/containers-roadmap/issues/1340',
      'https://github.com/aws/amazon-ecs-agent',
      'https://github.com/fluent/fluent-bit/issues/8800',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Send container logs to endpoints with IPv6',
    rollback: 'update-service --task-definition with the former revision.',
  },
  applies: ({ data }) => data.containerDefinitions.some(({ logDriver }) => logDriver !== null),
  check: (definition, context) => {
    const services = servicesRunning(context, definition).filter((service) => !runsOutsideAws(service));
    if (services.length === 0) return notApplicable;
    const evidence = saw(definition, 'containerDefinitions');
    const wrong = definition.data.containerDefinitions.flatMap(({ name, logDriver, logEndpoint }) =>
      logDriver && isWrong(logEndpoint) ? [{ logEndpoint, text: `${name} (${logDriver}) to ${ways[logEndpoint]}` }] : [],
    );
    if (wrong.length === 0) {
      const names = untold(definition);
      return names.length > 0
        ? unknown(
            `the definition does not tell where the logs of ${names.join(', ')} go: look at the configuration of the router`,
            evidence,
          )
        : pass(evidence);
    }
    const isByName = wrong.every(({ logEndpoint }) => logEndpoint === 'aws-ipv4');
    const severity: SeverityByTarget = { 'ipv6-only': isByName && areBehindNat64(context, services) ? 'low' : 'medium' };
    return fail({
      message: `${nameOfDefinition(definition)} sends logs of ${wrong.map(({ text }) => text).join(', ')}`,
      evidence,
      severity,
      related: services.map((service) => relatedTo(service, `${serviceName(service)} runs it`)),
      fix: disruptiveFix('Send the logs to the dual-stack endpoint and deploy', {
        cli: [
          registerRevision(definition, `<with-logs.${context.region}.api.aws-as-endpoint>`),
          ...services.map((service) => updateService(service, `--task-definition ${definition.data.family}`)),
        ],
      }),
    });
  },
});
