import { newResource } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { networkTypeOf } from '../../network/databases.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'rds-proxy-target-ipv4',
  title: 'RDS Proxy connects over IPv4 to a dual-stack database',
  severity: { 'ipv6-only': 'info' },
  confidence: 'medium',
  subjects: ['db-proxy'],
  needs: ['db-proxy-target', 'db-instance', 'db-cluster'],
  docs: {
    why: 'The proxy speaks IPv4 to its databases (the default of TargetConnectionNetworkType), though they are dual-stack. Clients do not notice; but the proxy cannot be made IPv6-only, for endpoints of the type IPV6 want IPv6 on this side too. The pages of AWS contradict each other on whether dual-stack databases can stand behind a proxy; the API allows it.',
    fix: 'A new proxy with the target connection network type IPV6; that of an existing one cannot be changed.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-network-prereqs.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Let RDS Proxies connect over IPv6',
    rollback: 'Keep the old proxy until the clients have moved; to go back, point them at it again and run delete-db-proxy on the new one.',
  },
  applies: ({ data }) => data.Status !== 'creating' && data.Status !== 'deleting',
  check: (proxy, context) => {
    const evidence = saw(proxy, 'TargetConnectionNetworkType');
    if (proxy.data.TargetConnectionNetworkType === 'IPV6') return pass(evidence);
    const named = context.all('db-proxy-target').filter(({ data }) => data.DBProxyName === proxy.id);
    const targets = named.map(({ data }) => {
      const cluster = data.TrackedClusterId ?? (data.Type === 'TRACKED_CLUSTER' ? data.RdsResourceId : undefined);
      const database = cluster ? context.get('db-cluster', cluster) : context.get('db-instance', data.RdsResourceId);
      return { name: cluster ?? data.RdsResourceId ?? '(unnamed)', database };
    });
    const dual = targets.flatMap(({ database }) => (database && networkTypeOf(database) === 'DUAL' ? [database] : []));
    const unseen = targets.filter(({ database }) => !database).map(({ name }) => name);
    if (dual.length === 0 && unseen.length > 0) return unknown(`${unseen.join(', ')} behind ${proxy.id} could not be seen`, evidence);
    if (dual.length === 0) return pass(evidence);
    const ids = [...new Set(dual.map(({ id }) => id))];
    return fail({
      message: `${proxy.id} connects over IPv4 to ${ids.join(', ')}, which is dual-stack`,
      evidence,
      related: ids
        .flatMap((id) => dual.filter((each) => each.id === id).slice(0, 1))
        .map((each) => relatedTo(each, 'stands behind the proxy')),
      fix: rebuildFix('Make a new proxy that connects over IPv6', {
        cli: [
          `aws rds create-db-proxy --region ${context.region} --db-proxy-name <new-name> --engine-family ${proxy.data.EngineFamily ?? '<engine-family>'} --auth <auth> --role-arn <role> --vpc-subnet-ids ${(proxy.data.VpcSubnetIds ?? ['<subnets>']).join(' ')} --endpoint-network-type DUAL --target-connection-network-type IPV6`,
          ...dual
            .slice(0, 1)
            .map(
              ({ kind, id }) =>
                `aws rds register-db-proxy-targets --region ${context.region} --db-proxy-name <new-name> --${kind}-identifiers ${id}`,
            ),
        ],
        terraform: [
          newResource('aws_db_proxy', `${proxy.id}-ipv6`, {
            name: '<new-name>',
            engine_family: proxy.data.EngineFamily ?? '<engine-family>',
            role_arn: '<role>',
            vpc_subnet_ids: proxy.data.VpcSubnetIds ?? ['<subnets>'],
            endpoint_network_type: 'DUAL',
            target_connection_network_type: 'IPV6',
            auth: [{ secret_arn: '<secret>' }],
          }),
        ],
      }),
    });
  },
});
