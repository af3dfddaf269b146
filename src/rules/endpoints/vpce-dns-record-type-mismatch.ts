import { isOwnEndpoint } from '../../network/endpoints.ts';
import { hasIpv6, inVpc } from '../../network/facts.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpce-dns-record-type-mismatch',
  title: 'DNS hides one family of a dual-stack endpoint',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpc-endpoint'],
  needs: ['subnet'],
  docs: {
    why:
      'A dual-stack endpoint has addresses of both families, and DNS publishes only what its record type says. With ipv4 nobody finds the IPv6 addresses, and IPv6-only clients go through DNS64 and NAT64; with ipv6 clients in IPv4-only subnets find nothing. ' +
      'service-defined is in order: the name that is asked for decides.',
    fix: 'Set the record type to dualstack.',
    links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'endpoints',
    step: 'Publish both families of endpoint addresses',
    rollback: 'modify-vpc-endpoint --dns-options with the old DnsRecordIpType.',
    after: ['vpce-interface-sg-ipv6-missing'],
  },
  applies: (endpoint) => isOwnEndpoint(endpoint, 'Interface', 'Gateway') && endpoint.data.IpAddressType === 'dualstack',
  check: (endpoint, context) => {
    const evidence = saw(endpoint, 'IpAddressType', 'DnsOptions');
    const recordType = endpoint.data.DnsOptions?.DnsRecordIpType;
    // AWS documents no default for an answer without it.
    if (recordType === undefined) return unknown(`which DNS records ${endpoint.id} publishes is not said`, evidence);
    const ipv4Only = inVpc(context, 'subnet', endpoint.data.VpcId).filter((subnet) => !hasIpv6(subnet));
    if (recordType !== 'ipv4' && (recordType !== 'ipv6' || ipv4Only.length === 0)) return pass(evidence);
    const who = recordType === 'ipv4' ? 'IPv6 clients' : `clients in ${ipv4Only.map(({ id }) => id).join(', ')}`;
    return fail({
      message: `${endpoint.id} is dualstack and publishes ${recordType} records only, so ${who} do not find it`,
      evidence,
      related: recordType === 'ipv6' ? ipv4Only.map((subnet) => relatedTo(subnet, 'has no IPv6')) : [],
      fix: safeFix('Publish both records', {
        cli: [
          `aws ec2 modify-vpc-endpoint --region ${context.region} --vpc-endpoint-id ${endpoint.id} --dns-options DnsRecordIpType=dualstack`,
        ],
        terraform: [existing('aws_vpc_endpoint', endpoint.id, { dns_options: [{ dns_record_ip_type: 'dualstack' }] })],
      }),
    });
  },
});
