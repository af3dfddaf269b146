import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, type Fix, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, reachText } from '../../network/databases.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { reachBySubnets } from '../../network/service-reach.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** Dual-stack endpoints of Amazon MQ stand under `on.aws`: `amqps://b-1234.mq.eu-central-1.on.aws:5671`. */
const isDualStackEndpoint = (endpoint: string): boolean => /\.on\.aws(?::\d+)?(?:\/|$)/.test(endpoint);

const hostsOf = ({ data }: Resource<'mq-broker'>): readonly string[] =>
  (data.BrokerInstances ?? []).flatMap(({ Endpoints }) => Endpoints ?? []);

const fixOf = (broker: Resource<'mq-broker'>, bare: readonly Resource<'subnet'>[], region: string): Fix => {
  const {
    EngineVersion: version = '<version>',
    HostInstanceType: type = '<type>',
    DeploymentMode: mode = '<mode>',
    SubnetIds: subnets = [],
  } = broker.data;
  const blocks = ipv6Blocks(region, bare);
  return rebuildFix('Give the subnets IPv6 blocks, make a new broker in them, and move the clients', {
    cli: [
      ...blocks.cli,
      `aws mq create-broker --region ${region} --broker-name <new-name> --engine-type RABBITMQ --engine-version ${version} --host-instance-type ${type} --deployment-mode ${mode} --no-publicly-accessible --subnet-ids ${subnets.join(' ')} --users Username=<user>,Password=<password>`,
    ],
    terraform: [
      ...blocks.terraform,
      newResource('aws_mq_broker', `${broker.id}-dual-stack`, {
        broker_name: '<new-name>',
        engine_type: 'RabbitMQ',
        engine_version: version,
        host_instance_type: type,
        deployment_mode: mode,
        publicly_accessible: false,
        subnet_ids: subnets,
        user: [{ username: '<user>', password: '<password>' }],
      }),
    ],
  });
};

export default defineRule({
  id: 'mq-rabbitmq-not-dual-stack',
  title: 'RabbitMQ broker is not dual-stack',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['mq-broker'],
  needs: ['subnet'],
  consults: nat64Kinds,
  docs: {
    why:
      'A private RabbitMQ broker is dual-stack only if all of its subnets were when it was made; otherwise its endpoint has an A record only. The API has no word for it, and whether it lists the dual-stack endpoint is not verified: ' +
      'a broker whose subnets have IPv6 now, or a public one, is told as unknown unless such an endpoint is listed.',
    fix: 'Private: make a new broker in subnets with IPv6 blocks, and move the clients. Public: let clients use the host name <broker>.mq.<region>.on.aws.',
    links: ['https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/configuring-private-broker.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace RabbitMQ brokers with dual-stack ones',
    rollback: 'Keep the old broker until the clients have moved; to go back, point them at it again and run delete-broker on the new one.',
  },
  applies: ({ data }) => data.EngineType === 'RABBITMQ' && !/^(CREATION|DELETION)_/.test(data.BrokerState ?? ''),
  check: (broker, context) => {
    const evidence = saw(broker, 'EngineType', 'PubliclyAccessible', 'BrokerInstances', 'SubnetIds');
    if (hostsOf(broker).some(isDualStackEndpoint)) return pass(evidence);
    const name = broker.data.BrokerName ?? broker.id;
    if (broker.data.PubliclyAccessible !== false) {
      return unknown(
        `look up AAAA of ${broker.id}.mq.${context.region}.on.aws: AWS does not list a dual-stack endpoint of ${name}`,
        evidence,
      );
    }
    const bare = (broker.subnetIds ?? []).flatMap((id) => context.get('subnet', id) ?? []).filter((subnet) => !hasIpv6(subnet));
    if (bare.length === 0) {
      return unknown(`whether the subnets of ${name} had IPv6 when it was made, which decides, cannot be seen`, evidence);
    }
    const reach = reachBySubnets(context, broker.subnetIds);
    return fail({
      message: `${name} (${broker.id}) is IPv4-only, as ${bare.map(({ id }) => id).join(', ')} has no IPv6 block: ${reachText[reach]}`,
      evidence: [...evidence, ...bare.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'))],
      severity: ipv4OnlySeverity(reach),
      related: bare.map((subnet) => relatedTo(subnet, 'has no IPv6 block')),
      fix: fixOf(broker, bare, context.region),
    });
  },
});
