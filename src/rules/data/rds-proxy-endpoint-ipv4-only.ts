import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

const hasIpv6 = (type: string | undefined): boolean => type === 'DUAL' || type === 'IPV6';

export default defineRule({
  id: 'rds-proxy-endpoint-ipv4-only',
  title: 'RDS Proxy answers over IPv4 only',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'medium' },
  subjects: ['db-proxy'],
  needs: ['db-proxy-endpoint'],
  docs: {
    why: 'Clients meet the proxy and not the database, and all of its endpoints have A records only. The network type of the default endpoint is fixed when the proxy is made (IPV4 unless said otherwise); further endpoints have their own.',
    fix: 'Add an endpoint of the network type DUAL and point the clients to it. The VPC and all of its subnets need IPv6 blocks, and the VPC must not have dedicated tenancy. The Terraform resource aws_db_proxy_endpoint had no argument for it when checked; a new aws_db_proxy has endpoint_network_type.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-network-prereqs.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxyEndpoint.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Add dual-stack endpoints to RDS Proxies',
    rollback: 'Point the clients back at the old endpoint, and run delete-db-proxy-endpoint on the new one.',
  },
  applies: ({ data }) => data.Status !== 'creating' && data.Status !== 'deleting',
  check: (proxy, context) => {
    const own = context.all('db-proxy-endpoint').filter(({ data }) => data.DBProxyName === proxy.id && data.Status !== 'deleting');
    const evidence = [
      ...saw(proxy, 'EndpointNetworkType', 'VpcSubnetIds'),
      ...own.flatMap((each) => saw(each, 'EndpointNetworkType', 'Status')),
    ];
    const capable = own.filter(({ data }) => hasIpv6(data.EndpointNetworkType));
    if (hasIpv6(proxy.data.EndpointNetworkType) || capable.some(({ data }) => data.Status === 'available')) return pass(evidence);
    if (capable.length > 0)
      return unknown(`endpoint ${capable[0]?.data.DBProxyEndpointName} of ${proxy.id} is not available yet`, evidence);
    const subnets = proxy.data.VpcSubnetIds ?? ['<dual-stack-subnets>'];
    return fail({
      message: `${proxy.id} has no endpoint that answers over IPv6 (the default one is ${proxy.data.EndpointNetworkType ?? 'IPV4, as AWS says none'})`,
      evidence,
      related: own.map((endpoint) => relatedTo(endpoint, 'is IPv4-only')),
      fix: safeFix('Add a dual-stack endpoint', {
        cli: [
          `aws rds create-db-proxy-endpoint --region ${context.region} --db-proxy-name ${proxy.id} --db-proxy-endpoint-name <new-name> --vpc-subnet-ids ${subnets.join(' ')} --endpoint-network-type DUAL`,
        ],
      }),
    });
  },
});
